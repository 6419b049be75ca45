import { expect, test } from "vitest";
import type { RegionPlan } from "../../../functions/src/galaxy/generation/plan.ts";
import { MAX_WARPS_PER_SECTOR } from "../../../functions/src/galaxy/zones.ts";
import { allWarps, crossingsBetweenZones, reachOf, regions, warpsOf, zoneIndexOf } from "./regions.ts";

function meanDegree(plan: RegionPlan, runIndex: number): number {
  const { firstNumber, count } = plan.runs[runIndex]!;
  const { start } = plan.warps;
  return (start[firstNumber - 1 + count]! - start[firstNumber - 1]!) / count;
}

test("every sector of a region can be reached from sector 1", () => {
  for (const plan of regions()) expect(reachOf(plan, "forwards")).toBe(500);
});

test("every sector of a region can reach sector 1: one-way warps trap nobody", () => {
  for (const plan of regions()) expect(reachOf(plan, "backwards")).toBe(500);
});

test("every zone is connected within itself", () => {
  for (const plan of regions()) {
    for (const run of plan.runs) {
      const inside = (number: number) => number >= run.firstNumber && number < run.firstNumber + run.count;
      const reached = new Set([run.firstNumber]);
      for (const number of reached) {
        for (const to of warpsOf(plan, number)) if (inside(to)) reached.add(to);
      }
      expect(reached.size).toBe(run.count);
    }
  }
});

test("the frontier's mean degree is strictly lower than the border's", () => {
  for (const plan of regions()) expect(meanDegree(plan, 2)).toBeLessThan(meanDegree(plan, 1));
});

test("one or two crossings join federation and border, two to four border and frontier, none skips the border", () => {
  for (const plan of regions()) {
    const { "0-1": inner, "1-2": outer, ...others } = crossingsBetweenZones(plan);
    expect(inner).toBeGreaterThanOrEqual(1);
    expect(inner).toBeLessThanOrEqual(2);
    expect(outer).toBeGreaterThanOrEqual(2);
    expect(outer).toBeLessThanOrEqual(4);
    expect(others).toEqual({});
  }
});

test("every number of crossings occurs", () => {
  const counts = regions().map(crossingsBetweenZones);
  expect(new Set(counts.map((count) => count["0-1"]))).toEqual(new Set([1, 2]));
  expect(new Set(counts.map((count) => count["1-2"]))).toEqual(new Set([2, 3, 4]));
});

test("the chokepoints are exactly the ends of the warps between zones, and those are two-way", () => {
  for (const plan of regions()) {
    const ends = new Set<number>();
    for (const [from, to] of allWarps(plan)) {
      if (zoneIndexOf(plan, from) === zoneIndexOf(plan, to)) continue;
      expect(warpsOf(plan, to)).toContain(from);
      ends.add(from);
    }
    expect(plan.chokepoints).toEqual([...ends].sort((a, b) => a - b));
  }
});

test("some warps of the border and of the frontier are one-way, none of the federation", () => {
  for (const plan of regions()) {
    const oneWay = [0, 0, 0];
    const all = new Set(allWarps(plan).map(([from, to]) => `${from}>${to}`));
    for (const [from, to] of allWarps(plan)) {
      if (!all.has(`${to}>${from}`)) oneWay[zoneIndexOf(plan, from)]! += 1;
    }
    expect(oneWay[0]).toBe(0);
    expect(oneWay[1]).toBeGreaterThan(10);
    expect(oneWay[2]).toBeGreaterThan(10);
  }
});

test("a sector leads to one to eight others, each once, ascending, never to itself", () => {
  for (const plan of regions()) {
    for (let number = 1; number <= plan.totals.sectors; number++) {
      const warps = warpsOf(plan, number);
      const valid =
        warps.length >= 1 &&
        warps.length <= MAX_WARPS_PER_SECTOR &&
        warps.every((to, i) => to !== number && (i === 0 || to > warps[i - 1]!));
      if (!valid) expect.fail(`sector ${number} leads to ${warps}`);
    }
  }
});

test("no two sectors lie above each other on the chart, and every coordinate is a whole number", () => {
  for (const plan of regions()) {
    const { x, y, z } = plan.layout;
    const places = new Set(Array.from(x, (value, i) => value * 65536 + y[i]!));
    expect(places.size).toBe(plan.totals.sectors);
    expect([x, y, z].every((coordinates) => coordinates instanceof Int32Array)).toBe(true);
  }
});
