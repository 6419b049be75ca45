import type { Shortcut, Wanted } from "../../galaxy/moments.ts";
import { isOpen, tollFor } from "../playerGates/gate.ts";
import { playerGates } from "../playerGates/schema.ts";
import { tunnelMaps } from "../tunnels/schema.ts";
import { quoteOf, type Way } from "./passage.ts";

/** Far more than one finds in a month. */
const MOST_MAPS = 100;

interface Joining {
  readonly regionIds: readonly string[];
  readonly sectorNumbers: readonly number[];
}

/** The players' gates that are open between two regions, and the tunnels that the player knows; both lead either way. */
export async function shortcutsOf(wanted: Wanted): Promise<Shortcut[]> {
  const isWithin = wanted.fromRegionId === wanted.toRegionId;
  const [gates, maps] = await Promise.all([isWithin ? [] : openGates(wanted), knownTunnels(wanted)]);
  return [...gates, ...maps];
}

async function openGates(wanted: Wanted): Promise<Shortcut[]> {
  const { uid, now, fromRegionId } = wanted;
  const standing = playerGates.collection({}).where("regionIds", "array-contains", fromRegionId);
  const { docs } = await standing.get();
  return docs.flatMap((doc) => {
    const gate = doc.data();
    if (!isOpen(gate, now)) return [];
    const way = { by: "playerGate", tollCredits: tollFor(gate, uid, now) } as const;
    return leading(wanted, { kind: "playerGate", id: doc.id }, gate, way);
  });
}

async function knownTunnels(wanted: Wanted): Promise<Shortcut[]> {
  const { uid, now } = wanted;
  const { docs } = await tunnelMaps.collection({ uid }).limit(MOST_MAPS).get();
  return docs
    .map((doc) => doc.data())
    .filter(({ closesAt }) => now < closesAt)
    .flatMap(({ tunnelId, ends }) => {
      const regionIds = ends.map(({ regionId }) => regionId);
      const sectorNumbers = ends.map(({ sectorNumber }) => sectorNumber);
      const joining = { regionIds, sectorNumbers };
      return leading(wanted, { kind: "tunnel", id: tunnelId }, joining, { by: "tunnel" });
    });
}

/** The directions, one or both, in which it leads from the one region to the other. */
function leading(
  { fromRegionId, toRegionId }: Wanted,
  what: Pick<Shortcut, "kind" | "id">,
  { regionIds, sectorNumbers }: Joining,
  way: Way,
): Shortcut[] {
  const { feeCredits, spentTenths: turnsTenths } = quoteOf(way, { customsMinutes: 0 }, false);
  const placeAt = (side: number) => ({
    regionId: regionIds[side]!,
    sectorNumber: sectorNumbers[side]!,
  });
  return [0, 1]
    .filter((side) => regionIds[side] === fromRegionId && regionIds[1 - side] === toRegionId)
    .map((side) => ({ ...what, from: placeAt(side), to: placeAt(1 - side), feeCredits, turnsTenths }));
}
