import type { WarpGraph } from "./route.ts";

/**
 * The sector that the fewest warps lead to from `from`, or with `backwards` the one from which the fewest lead there; of
 * several the lowest number, and null where none can be reached.
 */
export function nearest(
  graph: WarpGraph,
  from: number,
  isWanted: (sectorNumber: number) => boolean,
  direction: "forwards" | "backwards" = "forwards",
): { readonly sectorNumber: number; readonly warpCount: number } | null {
  const next = (node: string) =>
    direction === "forwards" ? graph.outNeighbors(node) : graph.inNeighbors(node);
  const seen = new Set([`${from}`]);
  for (let reached = [...seen], warpCount = 0; reached.length > 0; warpCount++) {
    const wanted = reached.map(Number).filter(isWanted);
    if (wanted.length > 0) return { sectorNumber: Math.min(...wanted), warpCount };
    reached = [...new Set(reached.flatMap(next))].filter((node) => !seen.has(node));
    for (const node of reached) seen.add(node);
  }
  return null;
}
