import { GameError } from "../platform/errors.ts";
import type { Reads } from "../platform/store.ts";
import { type Pilot, pilots } from "../ships/schema.ts";

/** The player's pilot, wherever it is. @throws GameError `PILOT_UNKNOWN` */
export async function requireOwnPilot(reads: Reads, uid: string): Promise<Pilot> {
  const pilot = await reads.get(pilots, { uid });
  if (pilot !== undefined) return pilot;
  throw new GameError("PILOT_UNKNOWN", "You have no pilot yet: the first call of ships/undock makes one.");
}
