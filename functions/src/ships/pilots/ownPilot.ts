import { GameError } from "../../platform/errors.ts";
import type { Reads } from "../../platform/store.ts";
import { type Pilot, pilots } from "../schema.ts";
import { requireIn } from "./pilot.ts";

/**
 * The player's pilot in the region that the call names, for what leaves the pilot as it is.
 * @throws GameError `PILOT_UNKNOWN` or `PLACE_CHANGED`
 */
export async function ownPilot(reads: Reads, uid: string, regionId: string): Promise<Pilot> {
  const pilot = await reads.get(pilots, { uid });
  if (pilot === undefined)
    throw new GameError("PILOT_UNKNOWN", "You have no pilot yet: the first call of ships/undock makes one.");
  requireIn(pilot, regionId);
  return pilot;
}
