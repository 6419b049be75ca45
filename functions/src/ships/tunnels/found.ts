import { FIRST_WORLD } from "../../galaxy/world.ts";
import { tunnelKey } from "../../platform/config.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { monthOf } from "../../platform/ledger/day.ts";
import type { Commit } from "../../platform/moments.ts";
import { regions } from "../../regions/schema.ts";
import type { Pilot } from "../schema.ts";
import { farSectorOf, lotOf, type Mouth, mouthsOf } from "./mouths.ts";
import { type Tunnel, type TunnelMap, tunnelMaps, tunnels } from "./schema.ts";

const OPEN_DAYS = 30;

export interface Finding {
  readonly map: TunnelMap;
  stage(): void;
}

/** What a pilot finds in a sector, in two halves; null where nothing begins there, or what did has closed. The first finding fixes the far end. */
export async function prepareFinding(
  { reads, tx, now }: Commit,
  { uid, place: { regionId, sectorNumber } }: Pick<Pilot, "uid" | "place">,
): Promise<Finding | null> {
  const mouths = mouthsOf(tunnelKey.value(), regionId, monthOf(now));
  const mouth = mouths.find((mouth) => mouth.sectorNumber === sectorNumber);
  if (mouth === undefined) return null;
  const { tunnelId } = mouth;
  const earlier = await reads.get(tunnels, { regionId, tunnelId });
  const tunnel = earlier ?? (await firstFound(tx, regionId, mouth, now));
  if (tunnel.closesAt <= now) return null;
  const map = { uid, tunnelId, ends: tunnel.ends, closesAt: tunnel.closesAt };
  return {
    map,
    stage() {
      if (earlier === undefined) tx.create(tunnels.ref({ regionId, tunnelId }), tunnel);
      tx.set(tunnelMaps.ref({ uid, tunnelId }), map);
    },
  };
}

async function firstFound(
  tx: Tx,
  regionId: string,
  { tunnelId, sectorNumber, leadsWithin }: Mouth,
  now: Date,
): Promise<Tunnel> {
  const key = tunnelKey.value();
  const farRegionId = leadsWithin ? regionId : await drawnRegion(tx, lotOf(key, tunnelId), regionId);
  const far = farSectorOf(key, tunnelId, farRegionId === regionId ? sectorNumber : null);
  return {
    ends: [
      { regionId, sectorNumber },
      { regionId: farRegionId, sectorNumber: far },
    ],
    closesAt: after(now, OPEN_DAYS * DAY_MS),
    boughtAt: null,
  };
}

/** The next region, in the order of their ids, that is active and not the Nexus; the one where the tunnel begins where there is no other. */
async function drawnRegion(tx: Tx, lot: string, nearRegionId: string): Promise<string> {
  const passedOver = [nearRegionId, FIRST_WORLD.nexusId];
  const active = regions.collection({}).where("status", "==", "active").orderBy("__name__");
  for (const query of [active.startAt(lot), active]) {
    const { docs } = await tx.get(query.limit(passedOver.length + 1));
    const found = docs.find(({ id }) => !passedOver.includes(id));
    if (found !== undefined) return found.id;
  }
  return nearRegionId;
}
