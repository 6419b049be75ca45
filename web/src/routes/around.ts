import type { WarpGraph } from "../../../functions/src/galaxy/routes/route.ts";
import type { Place } from "../../../functions/src/galaxy/routes/stretches.ts";

/** A region's warps without those of the sectors that a route keeps away from. */
export function around(graph: WarpGraph, regionId: string, avoided: readonly Place[]): WarpGraph {
  const here = avoided.filter((place) => place.regionId === regionId);
  if (here.length === 0) return graph;
  const rest = graph.copy();
  for (const { sectorNumber } of here) if (rest.hasNode(`${sectorNumber}`)) rest.dropNode(`${sectorNumber}`);
  return rest;
}
