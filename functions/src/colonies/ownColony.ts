import { GameError } from "../platform/errors.ts";
import type { Reads } from "../platform/store.ts";
import type { Pilot } from "../ships/schema.ts";
import { type Colony, colonies } from "./schema.ts";

interface ColonyPath {
  readonly regionId: string;
  readonly colonyId: string;
}

export const unknownColony = (colonyId: string) =>
  new GameError("COLONY_UNKNOWN", "You have no such colony, and were offered none.", { colonyId });

/** A colony of the player's. @throws GameError `COLONY_UNKNOWN` */
export async function ownColony(
  reads: Reads,
  { regionId, colonyId }: ColonyPath,
  uid: string,
): Promise<Colony> {
  const colony = await reads.get(colonies, { regionId, colonyId });
  if (colony?.ownerUid === uid) return colony;
  throw unknownColony(colonyId);
}

/** @throws GameError `NOT_LANDED` */
export function requireLandedAt(
  { place }: Pick<Pilot, "place">,
  { sectorNumber }: Pick<Colony, "sectorNumber">,
) {
  if (place.berth === "planet" && place.sectorNumber === sectorNumber) return;
  throw new GameError("NOT_LANDED", `Land at your colony in sector ${sectorNumber} first.`, { ...place });
}

/** @throws GameError `DORMANT` */
export function requireAwake({ dormancy }: Pick<Colony, "dormancy">): void {
  if (dormancy === null) return;
  const since = dormancy.since.toISOString();
  throw new GameError("DORMANT", `It has been dormant since ${since}: make the region your home again.`, {
    since,
  });
}

/** @throws GameError `PLANET_TAX_DUE` */
export function requireNothingDue({ dueCredits }: Pick<Colony, "dueCredits">): void {
  if (dueCredits === 0) return;
  throw new GameError("PLANET_TAX_DUE", `${dueCredits} credits of tax are due: collecting pays them.`, {
    dueCredits,
  });
}
