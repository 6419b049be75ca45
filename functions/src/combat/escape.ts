import type { WarpGraph } from "../galaxy/routes/route.ts";

/**
 * Where a ship gets away to: the neighbouring sector where nobody may fight, else the one of the lowest number, since security falls with
 * the number within every zone and from zone to zone of a region. The sector itself where no warp leads out of it.
 */
export function safestNeighbour(graph: WarpGraph, from: number): number {
  const neighbours = graph.outNeighbors(`${from}`).map(Number);
  const safe = neighbours.filter((number) => !graph.getNodeAttribute(`${number}`, "combatAllowed"));
  return neighbours.length === 0 ? from : Math.min(...(safe.length > 0 ? safe : neighbours));
}
