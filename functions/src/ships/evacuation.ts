import { gates } from "../galaxy/documents.ts";
import { regionGraph } from "../galaxy/routes/regionGraph.ts";
import { FIRST_WORLD } from "../galaxy/world.ts";
import type { Tx } from "../platform/documents/tx.ts";
import { nearestPort } from "./idle/nearestPort.ts";
import { type Place, pilots, ships } from "./schema.ts";

const PAGE = 200;
/** Where somebody arrives whose region had no gate. */
const FIRST_SECTOR = 1;

/**
 * Pilots and ships that are in a region when its people have left it come to the Nexus, docked at the port nearest to the gate. Null
 * where there are none.
 */
export async function evacuation(regionId: string) {
  const here = ["place.regionId", "==", regionId] as const;
  const [inShips, inBerths] = await Promise.all([
    pilots
      .collection({})
      .where(...here)
      .limit(PAGE)
      .get(),
    ships
      .collection({})
      .where(...here)
      .limit(PAGE)
      .get(),
  ]);
  if (inShips.empty && inBerths.empty) return null;
  const place = await portAtGateOf(regionId);
  return async (tx: Tx, at: Date): Promise<void> => {
    const pilotRefs = inShips.docs.map(({ id }) => pilots.ref({ uid: id }));
    const shipRefs = inBerths.docs.map(({ id }) => ships.ref({ shipId: id }));
    const aboard = pilotRefs.length === 0 ? [] : await tx.getAll(...pilotRefs);
    const berthed = shipRefs.length === 0 ? [] : await tx.getAll(...shipRefs);
    for (const [index, pilot] of aboard.entries())
      if (pilot.data()?.place.regionId === regionId)
        tx.update(pilotRefs[index]!, { place, arrivedAt: at, visit: null, purse: null });
    for (const [index, ship] of berthed.entries())
      if (ship.data()?.place?.regionId === regionId) tx.update(shipRefs[index]!, { place });
  };
}

/** The port of the Nexus that is nearest to a region's gate. */
export async function portAtGateOf(regionId: string): Promise<Place> {
  const gate = (await gates.ref({ gateId: regionId }).get()).data();
  const graph = await regionGraph(FIRST_WORLD.nexusId);
  const sectorNumber = gate?.sectorNumbers[0] ?? FIRST_SECTOR;
  const port = graph.hasNode(`${sectorNumber}`) ? nearestPort(graph, sectorNumber) : null;
  const at = { regionId: FIRST_WORLD.nexusId, sectorNumber: port ?? sectorNumber };
  return { ...at, berth: port === null ? "space" : "port" };
}
