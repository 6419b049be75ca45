import { GameError } from "../../platform/errors.ts";
import type { Reads } from "../../platform/store.ts";
import type { Place } from "../schema.ts";
import { type TunnelMap, tunnelMaps } from "./schema.ts";

/** A map of the player's of a tunnel that is open. @throws GameError `TUNNEL_UNKNOWN`, which tells nothing of a tunnel that others know. */
export async function ownMap(reads: Reads, uid: string, tunnelId: string, now: Date): Promise<TunnelMap> {
  const map = await reads.get(tunnelMaps, { uid, tunnelId });
  if (map !== undefined && now < map.closesAt) return map;
  throw new GameError("TUNNEL_UNKNOWN", "You know no such tunnel, or it has closed.", { tunnelId });
}

/**
 * Where a tunnel leads from a place.
 * @throws GameError `NOT_AT_MOUTH` where it has no end there, or leads to another region than is said.
 */
export function farEndOf(
  { ends, tunnelId }: Pick<TunnelMap, "ends" | "tunnelId">,
  from: Pick<Place, "regionId" | "sectorNumber">,
  toRegionId: string,
): number {
  const near = ends.findIndex(
    ({ regionId, sectorNumber }) => regionId === from.regionId && sectorNumber === from.sectorNumber,
  );
  const far = ends[1 - near];
  if (near !== -1 && far?.regionId === toRegionId) return far.sectorNumber;
  const [mouth, end] = ends;
  throw new GameError(
    "NOT_AT_MOUTH",
    `The tunnel joins sector ${mouth.sectorNumber} of ${mouth.regionId} and sector ${end.sectorNumber} of ${end.regionId}.`,
    { tunnelId, sectorNumber: from.sectorNumber },
  );
}
