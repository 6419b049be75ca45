import type { Commit } from "../../platform/moments.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { berthedIn } from "../dormancy/leftBehind.ts";
import { requireAnother } from "../fleet.ts";
import type { Pilot } from "../schema.ts";

/**
 * Whether a region abroad takes another ship of the pilot's in. Home and the Nexus are not asked: one can always come back. A read for each
 * ship that waits there, and two more where one does.
 * @throws GameError `TOO_MANY_SHIPS`
 */
export async function requireBerthAbroad(
  { reads, tx }: Pick<Commit, "reads" | "tx">,
  { uid, shipClass }: Pick<Pilot, "uid" | "shipClass">,
  regionId: string,
): Promise<void> {
  if (shipClass === "escape_pod") return;
  const waiting = (await berthedIn(tx, uid, { regionId })).length;
  if (waiting === 0) return;
  const { gameplay } = await readConfiguration(reads, await readRegion(reads, regionId));
  requireAnother(waiting, regionId, gameplay.shipsPerPlayer);
}
