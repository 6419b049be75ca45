import type { Leg, Ride } from "./journey.ts";
import { type LaneStops, rideBetween } from "./lanes.ts";
import type { Preference } from "./preference.ts";
import { bestRoute, type WarpGraph } from "./route.ts";
import type { Stretch } from "./stretches.ts";

export interface Flown {
  readonly legs: readonly Leg[];
  readonly ride: Ride | null;
}

interface How {
  readonly prefer: Preference;
  readonly warpTenths: number;
  /** Null where no lanes lead through the region, or a ride is not wanted. */
  readonly stops: LaneStops | null;
}

/** A leg, or two with a ride between them where that saves turns; null where no warps lead there. */
export function legsOf(
  graph: WarpGraph,
  { regionId, first, last }: Stretch,
  { prefer, warpTenths, stops }: How,
): Flown | null {
  const leg = (from: number, to: number): Leg | null => {
    const way = bestRoute(graph, from, to, prefer);
    return way === null ? null : { regionId, ...way };
  };
  const direct = leg(first, last);
  if (direct === null) return null;
  const planned = stops && rideBetween(graph, stops, [first, last], direct.warpCount, warpTenths);
  if (!planned) return { legs: [direct], ride: null };
  const { boardsAt, alightsAt, ...ride } = planned;
  // Both were found by warps.
  return { legs: [leg(first, boardsAt)!, leg(alightsAt, last)!], ride };
}
