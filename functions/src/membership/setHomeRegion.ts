import { z } from "zod";
import { FIRST_WORLD } from "../galaxy/world.ts";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { GameError } from "../platform/errors.ts";
import { regionId } from "../platform/fields.ts";
import { documentPath } from "../platform/paths.ts";
import { nextChoiceAt } from "../players/home.ts";
import { prepareHomeMove } from "../players/moveHome.ts";
import { type Player, players } from "../players/schema.ts";
import { readRegion } from "../regions/readRegion.ts";
import { regions } from "../regions/schema.ts";
import { requireAllowed } from "../regions/status/capabilities.ts";
import { memberAsOf, requireOwnMembership } from "./bans/ban.ts";
import { prepareMember } from "./change/changeMember.ts";
import { members, standingField } from "./schema.ts";
import { settled, unsettled } from "./standing.ts";

/** The Nexus takes in Galactic Citizens, who live there as nomads. @throws GameError `NOT_A_GALACTIC_CITIZEN` */
function requireNomad({ galacticCitizen }: Pick<Player, "galacticCitizen">, regionId: string): void {
  if (galacticCitizen || regionId !== FIRST_WORLD.nexusId) return;
  throw new GameError("NOT_A_GALACTIC_CITIZEN", "Galactic Citizens alone can make the Nexus their home.");
}

/** @throws GameError `HOME_CHOSEN_LATELY`, which says until when. */
function requireRested(player: Pick<Player, "homes" | "displaced">, now: Date): void {
  const until = nextChoiceAt(player)?.toISOString();
  if (until === undefined || until <= now.toISOString()) return;
  throw new GameError(
    "HOME_CHOSEN_LATELY",
    `A home is chosen once in seven days: you may again at ${until}.`,
    {
      until,
    },
  );
}

/**
 * The region's status is read in the transaction: beside a closing, either the move is refused or the closing finds
 * the new resident.
 */
export const setHomeRegion = mutation({
  summary:
    "Makes a region the caller's one home, once in seven days: a resident there, a visitor in the former home.",
  access: access.player,
  input: z.strictObject({ regionId }),
  output: z.strictObject({ regionId, formerRegionId: regionId.nullable(), standing: standingField }),
  async handle(context, { regionId }) {
    const { caller, reads, now } = context;
    const { uid } = caller;
    const player = (await reads.get(players, { uid }))!;
    const { name, homeRegionId: former } = player;
    requireNomad(player, regionId);
    await reads.load([
      documentPath(regions.template, { regionId }),
      documentPath(members.template, { regionId, uid }),
      ...(former === null ? [] : [documentPath(members.template, { regionId: former, uid })]),
    ]);
    requireAllowed(await readRegion(reads, regionId), "settle");
    const stored = await reads.get(members, { regionId, uid });
    const member = requireOwnMembership(memberAsOf(stored, now), regionId);
    if (former === regionId) {
      throw new GameError("STANDING_UNCHANGED", `The region ${regionId} is your home already.`, { regionId });
    }
    requireRested(player, now);
    const left = former === null ? undefined : await reads.get(members, { regionId: former, uid });

    const resident = settled({ ...member, name }, now);
    const staged = [await prepareMember(context, stored, resident)];
    if (left?.status === "active") {
      staged.push(await prepareMember(context, left, unsettled({ ...left, name }, now)));
    }
    staged.push(await prepareHomeMove(context, player, regionId));

    for (const stage of staged) stage();
    return { regionId, formerRegionId: former, standing: resident.standing };
  },
});
