import fc from "fast-check";
import { expect, test } from "vitest";
import { planRegion } from "../../../functions/src/galaxy/generation/plan.ts";
import { largestRemainder } from "../../../functions/src/galaxy/generation/quotas.ts";
import { regions, sectorsOf } from "./regions.ts";

test("a region is federation 1–7, border 8–249, frontier 250–500", () => {
  for (const plan of regions()) {
    expect(
      plan.runs.map(({ zone, firstNumber, count }) => [zone.id, firstNumber, firstNumber + count - 1]),
    ).toEqual([
      ["federation", 1, 7],
      ["border", 8, 249],
      ["frontier", 250, 500],
    ]);
  }
});

test("ports stand in 5–15 % and planets in 2–5 % of a region's sectors", () => {
  for (const { totals } of regions()) {
    expect(totals.ports).toBeGreaterThanOrEqual(25);
    expect(totals.ports).toBeLessThanOrEqual(75);
    expect(totals.planets).toBeGreaterThanOrEqual(10);
    expect(totals.planets).toBeLessThanOrEqual(25);
  }
});

test("the number of ports and planets differs from region to region", () => {
  expect(new Set(regions().map(({ totals }) => totals.ports)).size).toBeGreaterThan(30);
  expect(new Set(regions().map(({ totals }) => totals.planets)).size).toBe(16);
});

test("every federation sector has a port and forbids combat", () => {
  for (const plan of regions()) {
    const federation = sectorsOf(plan).slice(0, 7);
    expect(federation.every((sector) => sector.port !== null && !sector.combatAllowed)).toBe(true);
  }
});

test("combat is allowed throughout border and frontier, and nowhere in the protected districts", () => {
  for (const plan of regions().slice(0, 20)) {
    expect(
      sectorsOf(plan)
        .slice(7)
        .every((sector) => sector.combatAllowed),
    ).toBe(true);
  }
  const safe = ["commerce", "diplomatic", "transit", "refugee_assistance"];
  const nexus = planRegion({ kind: "nexus", regionId: "nexus", seed: "combat" });
  for (const sector of sectorsOf(nexus)) {
    expect(sector.combatAllowed).toBe(!safe.includes(sector.district!));
  }
});

test("the frontier is richer and riskier than the border, sector by sector", () => {
  for (const plan of regions()) {
    const sectors = sectorsOf(plan);
    const border = sectors.slice(7, 249);
    const frontier = sectors.slice(249);
    for (const field of ["richnessPercent", "hazardPercent"] as const) {
      const most = Math.max(...border.map((sector) => sector[field]));
      expect(Math.min(...frontier.map((sector) => sector[field]))).toBeGreaterThan(most);
    }
  }
});

test("every planet of the frontier is richer than every planet of the border", () => {
  for (const plan of regions()) {
    const richest = { border: 0, frontier: 100 };
    for (const { cluster, planet } of sectorsOf(plan)) {
      if (planet === null) continue;
      if (cluster === "border") richest.border = Math.max(richest.border, planet.richnessPercent);
      if (cluster === "frontier") richest.frontier = Math.min(richest.frontier, planet.richnessPercent);
    }
    expect(richest.frontier).toBeGreaterThan(richest.border);
  }
});

test("largest remainders keep the rounded sum and stay within one of each share", () => {
  const numerators = fc.array(fc.integer({ min: 0, max: 500_000 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(numerators, fc.integer({ min: 1, max: 1000 }), (shares, denominator) => {
      const quotas = largestRemainder(shares, denominator);
      const sum = shares.reduce((total, share) => total + share, 0);
      expect(quotas.reduce((total, quota) => total + quota, 0)).toBe(Math.round(sum / denominator));
      quotas.forEach((quota, i) => {
        expect(Math.abs(quota - shares[i]! / denominator)).toBeLessThan(1);
      });
    }),
    { numRuns: 500 },
  );
});
