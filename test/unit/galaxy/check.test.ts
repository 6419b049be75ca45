import { expect, test } from "vitest";
import {
  checkRegion,
  type RegionReading,
  sectorsOfChunks,
} from "../../../functions/src/galaxy/generation/check.ts";
import { planRegion, type RegionPlan } from "../../../functions/src/galaxy/generation/plan.ts";
import { chartOf } from "../../../functions/src/galaxy/generation/slice.ts";
import { regions } from "./regions.ts";

function readingOf(plan: RegionPlan) {
  const { sectors, ports, planets, warps } = plan.totals;
  return {
    sectorCount: sectors,
    portCount: ports,
    planetCount: planets,
    warpCount: warps,
    sectors: [...sectorsOfChunks(chartOf(plan).toReversed())],
  } satisfies RegionReading;
}

const plan = planRegion({ kind: "default", regionId: "default", seed: "check" });

/** Changes one sector's warps in what was read. */
function withWarps(number: number, change: (warps: number[]) => number[]): RegionReading {
  const reading = readingOf(plan);
  const sectors = reading.sectors.map((sector) =>
    sector.number === number ? { ...sector, warps: change(sector.warps) } : sector,
  );
  return { ...reading, sectors };
}

test("a region that was written whole has no discrepancy", () => {
  const nexus = planRegion({ kind: "nexus", regionId: "nexus", seed: "check" });
  for (const whole of [...regions(), nexus]) expect(checkRegion(whole, readingOf(whole))).toEqual([]);
});

test.each(["sectorCount", "portCount", "planetCount", "warpCount"] as const)(
  "a wrong %s is named",
  (field) => {
    const reading = readingOf(plan);
    const found = checkRegion(plan, { ...reading, [field]: reading[field] - 1 });
    const kind = field.replace(/Count$/, "_COUNT").toUpperCase();
    expect(found).toEqual([
      { kind, sector: null, expected: `${reading[field]}`, actual: `${reading[field] - 1}` },
    ]);
  },
);

test("a missing sector is named by its number", () => {
  const reading = readingOf(plan);
  const sectors = reading.sectors.filter(({ number }) => number !== 77);
  const found = checkRegion(plan, { ...reading, sectors });
  expect(found).toContainEqual({ kind: "SECTOR_MISSING", sector: 77, expected: "present", actual: "absent" });
});

test("a sector that comes twice and one that does not belong are named", () => {
  const reading = readingOf(plan);
  const sectors = [...reading.sectors, reading.sectors[10]!, { number: 501, warps: [1] }];
  expect(checkRegion(plan, { ...reading, sectors }).map(({ kind, sector }) => [kind, sector])).toEqual([
    ["SECTOR_TWICE", 11],
    ["SECTOR_UNKNOWN", 501],
  ]);
});

test("a lost warp is named with what was planned and what was read", () => {
  const found = checkRegion(
    plan,
    withWarps(1, (warps) => warps.slice(1)),
  );
  const planned = Array.from(plan.warps.to.subarray(0, plan.warps.start[1]));
  expect(found[0]).toEqual({
    kind: "WARPS_DIFFER",
    sector: 1,
    expected: planned.join(","),
    actual: planned.slice(1).join(","),
  });
});

test("a sector that nothing leads to any more is not reached", () => {
  const reading = readingOf(plan);
  const sectors = reading.sectors.map(({ number, warps }) => ({
    number,
    warps: warps.filter((to) => to !== 400),
  }));
  const unreached = checkRegion(plan, { ...reading, sectors }).filter(
    ({ kind }) => kind === "SECTOR_NOT_REACHED",
  );
  expect(unreached.map(({ sector }) => sector)).toContain(400);
});

test("a sector that leads nowhere any more traps everybody who enters it", () => {
  const trapped = checkRegion(
    plan,
    withWarps(400, () => []),
  ).filter(({ kind }) => kind === "SECTOR_TRAPPED");
  expect(trapped.map(({ sector }) => sector)).toContain(400);
});
