import { nearest } from "../../galaxy/routes/nearest.ts";
import type { WarpGraph } from "../../galaxy/routes/route.ts";

/** The port that the fewest warps lead to, of several the lowest number; null where none can be reached. */
export function nearestPort(graph: WarpGraph, from: number): number | null {
  const hasPort = (sectorNumber: number) => graph.getNodeAttribute(`${sectorNumber}`, "hasPort");
  return nearest(graph, from, hasPort)?.sectorNumber ?? null;
}
