import { GameError } from "../../platform/errors.ts";
import type { Commit } from "../../platform/moments.ts";
import { pilots } from "../schema.ts";

/** A member does not leave a region while the pilot is there. @throws GameError `PILOT_THERE` */
export async function requireAway(
  { reads }: Commit,
  { regionId, uid }: { readonly regionId: string; readonly uid: string },
): Promise<void> {
  const pilot = await reads.get(pilots, { uid });
  if (pilot?.place.regionId !== regionId) return;
  throw new GameError("PILOT_THERE", `Your ship is in ${regionId}: fly out of it first.`, { ...pilot.place });
}
