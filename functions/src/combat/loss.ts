import { memberAsOf } from "../membership/bans/ban.ts";
import { stageAccount } from "../platform/ledger/stageTransfers.ts";
import type { Commit, Stage } from "../platform/moments.ts";
import { newId } from "../platform/random.ts";
import { holdOf } from "../ships/hold.ts";
import { newPod } from "../ships/newShip.ts";
import { refugeFor } from "../ships/passages/placeOfReturn.ts";
import { pilots, presence, ships } from "../ships/schema.ts";
import { berthNear } from "../ships/visits/homecoming.ts";
import { bereft } from "./afterwards.ts";
import type { Side } from "./encounter.ts";

/** Where pods come in. */
const FIRST_SECTOR = 1;

/**
 * Puts who has lost the ship into an escape pod, in two halves. The ship goes; the hold is closed by who moves the cargo. Nobody sees
 * the pod until its pilot acts.
 */
export async function prepareLoss(
  { reads, now }: Pick<Commit, "reads" | "now">,
  { pilot, member }: Side,
): Promise<Stage> {
  const { uid, place: lostAt } = pilot;
  const isBanned = memberAsOf(member, now)?.status === "banned";
  const place = isBanned ? await refugeFor(reads, uid) : await berthNear(lostAt.regionId, FIRST_SECTOR);
  const shipId = newId();
  const pod = newPod(uid, now);
  return (tx) => {
    tx.delete(ships.ref({ shipId: pilot.shipId }));
    tx.create(ships.ref({ shipId }), pod);
    stageAccount(tx, holdOf(shipId, pod));
    const aboard = { shipId, shipClass: pod.class, place, arrivedAt: now, uncleared: null };
    tx.update(pilots.ref({ uid }), { ...pilot, ...aboard, fights: bereft(pilot.fights, now) });
    tx.delete(presence.ref({ regionId: lostAt.regionId, uid }));
  };
}
