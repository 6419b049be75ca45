import { describe, expect, test } from "vitest";
import { planOf } from "../../../functions/src/galaxy/generation/build.ts";
import { chartOf } from "../../../functions/src/galaxy/generation/slice.ts";
import { bestRoute, warpGraphOf } from "../../../functions/src/galaxy/routes/route.ts";
import { around } from "../../../web/src/routes/around.ts";
import { journeyOf, keepChart, nothingCharted } from "../../../web/src/routes/search.ts";

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

describe("around sectors of the Nexus a route of the fewest turns", () => {
  const plan = planOf({ kind: "nexus", regionId: "nexus", seed: "around", sectorCount: 5_000 });
  const charted = nothingCharted();
  keepChart(charted, "nexus", chartOf(plan));
  const planned = (avoided: readonly number[]) =>
    journeyOf(charted, {
      stretches: [{ regionId: "nexus", first: 100, last: 4_900 }],
      avoided: avoided.map((number) => at("nexus", number)),
      prefer: "fewestTurns",
      stops: new Map(),
    })!;

  test("rides on the lanes, and boards elsewhere where its terminal is avoided", () => {
    const usual = planned([]);
    expect(usual.ride).not.toBeNull();
    const boardsAt = usual.legs[0]!.sectors.at(-1)!;
    const other = planned([boardsAt]);
    expect(other.ride).not.toBeNull();
    expect(other.ride!.fromGateId).not.toBe(usual.ride!.fromGateId);
    expect(other.legs.flatMap(({ sectors }) => sectors)).not.toContain(boardsAt);
    expect(other.turnsTenths).toBeGreaterThanOrEqual(usual.turnsTenths);
  });
});
