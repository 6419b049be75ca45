import { regionGraph } from "../galaxy/routes/regionGraph.ts";
import { memberAsOf } from "../membership/bans/ban.ts";
import { stageAccount } from "../platform/ledger/stageTransfers.ts";
import type { Commit, Stage } from "../platform/moments.ts";
import { newId } from "../platform/random.ts";
import { holdOf } from "../ships/hold.ts";
import { nearestPort } from "../ships/idle/nearestPort.ts";
import { newShip } from "../ships/newShip.ts";
import { placeOfReturn } from "../ships/passages/placeOfReturn.ts";
import { type Place, pilots, presence, ships } from "../ships/schema.ts";
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
  const place = isBanned ? await placeOfReturn(reads, pilot) : await firstBerth(lostAt.regionId);
  const shipId = newId();
  const pod = newShip("escape_pod", { ownerUid: uid, name: "Escape Pod", granted: true }, now);
  return (tx) => {
    tx.delete(ships.ref({ shipId: pilot.shipId }));
    tx.create(ships.ref({ shipId }), pod);
    stageAccount(tx, holdOf(shipId, pod));
    const aboard = { shipId, shipClass: pod.class, place, arrivedAt: now };
    tx.update(pilots.ref({ uid }), { ...pilot, ...aboard, fights: bereft(pilot.fights, now) });
    tx.delete(presence.ref({ regionId: lostAt.regionId, uid }));
  };
}

/** Docked in sector 1, or at the port next to it. */
async function firstBerth(regionId: string): Promise<Place> {
  const port = nearestPort(await regionGraph(regionId), FIRST_SECTOR);
  return { regionId, sectorNumber: port ?? FIRST_SECTOR, berth: port === null ? "space" : "port" };
}
