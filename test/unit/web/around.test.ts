import { expect, test } from "vitest";
import { bestRoute, warpGraphOf } from "../../../functions/src/galaxy/routes/route.ts";
import { around } from "../../../web/src/routes/around.ts";

/** Two ways from 1 to 4: a short one by 2, a long one by 3. */
const graph = warpGraphOf([
  {
    ...{ firstNumber: 1, count: 4, sectorCount: 4, gates: [] },
    positions: [0, 0, 0, 10, 0, 0, 10, 90, 0, 20, 0, 0],
    warpCounts: [2, 1, 1, 0],
    warps: [2, 3, 4, 4],
    zones: [0, 0, 0, 0],
    marks: [0, 0, 0, 0],
  },
]);
const at = (regionId: string, sectorNumber: number) => ({ regionId, sectorNumber });
const way = (avoided: Parameters<typeof around>[2]) =>
  bestRoute(around(graph, "aurora", avoided), 1, 4)?.sectors ?? null;

test("a route keeps away from sectors of its own region, and of no other", () => {
  expect(way([])).toEqual([1, 2, 4]);
  expect(way([at("aurora", 2)])).toEqual([1, 3, 4]);
  expect(way([at("nexus", 2)])).toEqual([1, 2, 4]);
  expect(way([at("aurora", 2), at("aurora", 3)])).toBeNull();
  expect(way([at("aurora", 4_999)])).toEqual([1, 2, 4]);
  // The graph itself stays whole for the next route.
  expect(way([])).toEqual([1, 2, 4]);
});
