import type { Tx } from "../platform/documents/tx.ts";
import { GameError } from "../platform/errors.ts";
import { berthedIn } from "../ships/dormancy/leftBehind.ts";
import type { Pilot, Place } from "../ships/schema.ts";

/** Most ships at an outpost. */
const OUTPOST_BERTHS = 2;

/** Whether the pilot's ship has a berth at the own outpost. A read for each ship in a berth of the region. @throws GameError `BERTHS_TAKEN` */
export async function requireBerthAt(tx: Tx, { uid, place }: Pick<Pilot, "uid" | "place">): Promise<void> {
  const taken = (await berthedIn(tx, uid, { ...place, berth: "outpost" })).length;
  if (taken < OUTPOST_BERTHS) return;
  throw new GameError(
    "BERTHS_TAKEN",
    `Your outpost has ${OUTPOST_BERTHS} berths; ${taken} ships are there.`,
    {
      berths: OUTPOST_BERTHS,
      taken,
    },
  );
}

/** Nobody is to lose ships with a site. @throws GameError `SITE_IN_USE` */
export async function requireNoShips(tx: Tx, uid: string, berth: Place): Promise<void> {
  const left = (await berthedIn(tx, uid, berth)).length;
  if (left === 0) return;
  throw new GameError("SITE_IN_USE", `${left} ships are in the berth there: fly them away first.`, {
    ships: left,
  });
}
