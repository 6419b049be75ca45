import { expect, test } from "vitest";
import { nexusGateSector } from "../../../functions/src/galaxy/generation/gate.ts";
import { zoneRunsOf } from "../../../functions/src/galaxy/generation/quotas.ts";
import { gatePlanSchema } from "../../../functions/src/galaxy/schema.ts";
import { regions, sectorsOf, warpsOf, zoneIndexOf } from "./regions.ts";

test("the gate's far side lies in the transit district of a Nexus of that size", () => {
  for (const plan of regions()) {
    if (plan.config.kind === "nexus") continue;
    const transit = zoneRunsOf("nexus", plan.config.nexusSectorCount)[2]!;
    const gate = gatePlanSchema.parse(plan.gate);
    expect(gate.nexusSector).toBeGreaterThanOrEqual(transit.firstNumber);
    expect(gate.nexusSector).toBeLessThan(transit.firstNumber + transit.count);
  }
});

test("the gate's near side lies in the border", () => {
  for (const plan of regions()) expect(zoneIndexOf(plan, plan.gate!.regionSector)).toBe(1);
});

test("the gate is one or two warps beyond the federation's crossing", () => {
  for (const plan of regions()) {
    const { to } = plan.warps.crossings[0]!;
    const near = warpsOf(plan, to);
    const nearby = new Set([...near, ...near.flatMap((number) => warpsOf(plan, number))]);
    nearby.delete(to);
    expect(nearby.has(plan.gate!.regionSector)).toBe(true);
  }
});

test("exactly one sector of a region carries the gate", () => {
  for (const plan of regions()) {
    const gates = sectorsOf(plan).filter((sector) => sector.features.includes("warp_gate"));
    expect(gates.map(({ number }) => number)).toEqual([plan.gate!.regionSector]);
  }
});

test("many regions' gates spread evenly over the transit district", () => {
  const tenths = new Array<number>(10).fill(0);
  for (let i = 0; i < 5000; i++)
    tenths[Math.floor((nexusGateSector(`region-${i}`, 5000) - 2251) / 100)]! += 1;
  // 500 are expected in each tenth, with a standard deviation of 21.
  for (const count of tenths) expect(Math.abs(count - 500)).toBeLessThan(85);
});
