import { after, HOUR_MS } from "../platform/duration.ts";
import { digest } from "../platform/random.ts";
import { CLASSES } from "../ships/classes.ts";
import type { Fights } from "../ships/pilots/fights.ts";
import type { Pilot } from "../ships/schema.ts";
import { PAIR_MS } from "./mayAttack.ts";

/** Nobody attacks who has just lost a ship. */
const IMMUNITY_MS = HOUR_MS;
/** Who has attacked anybody within this time is no victim. */
const STRUCK_FIRST_MS = HOUR_MS;
const OUTLAW_REPUTATION = -100;

/** What an attack leaves on the attacker. */
export function attacked(
  fights: Fights,
  targetUid: string,
  how: { readonly now: Date; readonly waiveProtection: boolean },
): Fights {
  const { now, waiveProtection } = how;
  const stillCounted = fights.opponents.filter(({ at }) => after(at, PAIR_MS) > now);
  return {
    ...fights,
    engagedAt: now,
    attackedAt: now,
    immuneUntil: null,
    isProtectionWaived: fights.isProtectionWaived || waiveProtection,
    opponents: [...stillCounted, { digest: digest(targetUid), at: now }],
  };
}

/** What the loss of a ship leaves on whose it was. */
export const bereft = (fights: Fights, now: Date): Fights => ({
  ...fights,
  immuneUntil: after(now, IMMUNITY_MS),
});

/**
 * How far an attack lowers the attacker's reputation where it happens: 10 points, 20 against a rating below a quarter of the own one,
 * none against outlaws and against who has attacked somebody within the hour.
 */
export function disreputePoints(
  attacker: Pick<Pilot, "shipClass">,
  target: Pick<Pilot, "shipClass" | "fights">,
  { targetReputation, now }: { readonly targetReputation: number; readonly now: Date },
): number {
  const { attackedAt } = target.fights;
  const struckFirst = attackedAt !== null && after(attackedAt, STRUCK_FIRST_MS) > now;
  if (targetReputation <= OUTLAW_REPUTATION || struckFirst) return 0;
  return 4 * CLASSES[target.shipClass].attack < CLASSES[attacker.shipClass].attack ? 20 : 10;
}
