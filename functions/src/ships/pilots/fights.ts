import { z } from "zod";
import { after, MINUTE_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import { date } from "../../platform/fields.ts";
import type { Pilot } from "../schema.ts";

/** How long who has attacked can go into no safety. */
const PURSUIT_MS = 15 * MINUTE_MS;

/** Far more opponents than the turns of a day allow, those granted at the beginning included. */
const MOST_OPPONENTS = 400;

/** What fights leave on a pilot: the room of combat decides by it, and a pilot who has just attacked goes nowhere safe. */
export const fightsField = z.strictObject({
  /** What the ship does when it is attacked. */
  stance: z.enum(["fight", "flee"]),
  /** The last fight, on either side. */
  engagedAt: date.nullable(),
  /** The last own attack. */
  attackedAt: date.nullable(),
  /** Nobody attacks who has just lost a ship; an own attack ends it. */
  immuneUntil: date.nullable(),
  /** Whether an own attack has ended the protection of a newcomer. */
  isProtectionWaived: z.boolean(),
  /** Whom the pilot has attacked within a day before the last attack, by a digest of the uid. */
  opponents: z.array(z.strictObject({ digest: z.string().length(43), at: date })).max(MOST_OPPONENTS),
});
export type Fights = z.infer<typeof fightsField>;

export const NO_FIGHTS: Fights = {
  stance: "flee",
  engagedAt: null,
  attackedAt: null,
  immuneUntil: null,
  isProtectionWaived: false,
  opponents: [],
};

/** For 15 minutes who has attacked docks nowhere, leaves by no gate, rides no lane and enters no space where nobody may fight. @throws GameError `PURSUED` */
export function requireNotPursued({ fights: { attackedAt } }: Pick<Pilot, "fights">, now: Date): void {
  const until = attackedAt === null ? now : after(attackedAt, PURSUIT_MS);
  if (until <= now) return;
  throw new GameError(
    "PURSUED",
    `You have attacked: until ${until.toISOString()} no port, gate, lane or safe space takes you in.`,
    { until: until.toISOString() },
  );
}
