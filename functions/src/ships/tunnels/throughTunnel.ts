import type { Reads } from "../../platform/store.ts";
import type { Departure } from "../passages/departure.ts";
import type { Pilot } from "../schema.ts";
import { farEndOf, ownMap } from "./ownMap.ts";

/** The own map says all of it. @throws GameError `TUNNEL_UNKNOWN` or `NOT_AT_MOUTH` */
export async function throughTunnel(
  reads: Reads,
  { uid, place }: Pick<Pilot, "uid" | "place">,
  { toRegionId, tunnelId }: { readonly toRegionId: string; readonly tunnelId: string },
  now: Date,
): Promise<Departure> {
  const endsAt = farEndOf(await ownMap(reads, uid, tunnelId, now), place, toRegionId);
  return { way: { by: "tunnel" }, endsAt, tollTo: null };
}
