import { stageAccount } from "../../platform/ledger/stageTransfers.ts";
import type { Commit } from "../../platform/moments.ts";
import { newId } from "../../platform/random.ts";
import { ownShip, requireFree } from "../fleet.ts";
import { holdOf, requireEmptyHold, stageScrapping } from "../hold.ts";
import { newPod } from "../newShip.ts";
import { type Pilot, ships } from "../schema.ts";

/**
 * Puts the pilot into an escape pod, in two halves: what is returned takes the empty ship away, and says how the pilot is after it.
 * @throws GameError `HOLD_NOT_EMPTY` or `SHIP_PLEDGED`
 */
export async function intoPod({ reads, tx, now }: Commit, pilot: Pilot): Promise<() => Pilot> {
  const { uid, shipId: left } = pilot;
  requireFree(await ownShip(reads, left, uid));
  await requireEmptyHold(reads, left);
  return () => {
    const shipId = newId();
    const pod = newPod(uid, now);
    stageScrapping(tx, left);
    tx.create(ships.ref({ shipId }), pod);
    stageAccount(tx, holdOf(shipId, pod));
    return { ...pilot, shipId, shipClass: pod.class };
  };
}
