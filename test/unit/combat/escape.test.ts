import graphology from "graphology";
import { expect, test } from "vitest";
import { safestNeighbour } from "../../../functions/src/combat/escape.ts";
import type { WarpGraph } from "../../../functions/src/galaxy/routes/route.ts";

function mapOf(warps: Readonly<Record<number, readonly number[]>>, safe: readonly number[]): WarpGraph {
  const graph: WarpGraph = new graphology.DirectedGraph();
  for (const sector of Object.keys(warps))
    graph.addNode(sector, {
      x: 0,
      y: 0,
      z: 0,
      hasPort: false,
      combatAllowed: !safe.includes(Number(sector)),
    });
  for (const [from, targets] of Object.entries(warps))
    for (const to of targets) graph.addDirectedEdge(from, to, { weight: 1 });
  return graph;
}

test("a ship gets away to where nobody may fight, else to the lowest number, else nowhere", () => {
  const warps = { 8: [7, 9], 7: [], 9: [30, 10], 10: [2], 30: [9], 2: [] };
  const graph = mapOf(warps, [7]);
  expect(safestNeighbour(graph, 8)).toBe(7);
  expect(safestNeighbour(graph, 9)).toBe(10);
  expect(safestNeighbour(graph, 10)).toBe(2);
  expect(safestNeighbour(graph, 7)).toBe(7);
});
