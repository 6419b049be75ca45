import type { WarpGraph } from "../../galaxy/routes/route.ts";

/** The port that the fewest warps lead to, of several the lowest number; null where none can be reached. */
export function nearestPort(graph: WarpGraph, from: number): number | null {
  const seen = new Set([`${from}`]);
  for (let reached = [...seen]; reached.length > 0; ) {
    const ports = reached.filter((node) => graph.getNodeAttribute(node, "hasPort")).map(Number);
    if (ports.length > 0) return Math.min(...ports);
    reached = [...new Set(reached.flatMap((node) => graph.outNeighbors(node)))].filter(
      (node) => !seen.has(node),
    );
    for (const node of reached) seen.add(node);
  }
  return null;
}
