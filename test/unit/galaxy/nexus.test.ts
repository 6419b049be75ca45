import { beforeAll, expect, test } from "vitest";
import { LANES_PER_NEIGHBOURS } from "../../../functions/src/galaxy/generation/crossings.ts";
import {
  DISTRICT_PLANET_PERCENT,
  DISTRICT_PORT_PERCENT,
  DISTRICT_SHARES_PERCENT,
} from "../../../functions/src/galaxy/generation/quotas.ts";
import { terminalsOf } from "../../../functions/src/galaxy/generation/terminals.ts";
import { DISTRICTS, MAX_WARPS_PER_SECTOR } from "../../../functions/src/galaxy/zones.ts";
import { crossingsBetweenZones, nexuses, reachOf, warpsFrom, warpsOf } from "./regions.ts";

beforeAll(() => {
  // All properties of the Nexus stand in this file, so that its 200 plans are made once.
  nexuses();
}, 60_000);

test("the Nexus is its six districts in order, without a gap, each within one sector of its share", () => {
  for (const plan of nexuses()) {
    expect(plan.runs.map(({ zone }) => zone.id)).toEqual([...DISTRICTS]);
    let next = 1;
    plan.runs.forEach((run, i) => {
      expect(run.firstNumber).toBe(next);
      expect(Math.abs(run.count - (plan.totals.sectors * DISTRICT_SHARES_PERCENT[i]!) / 100)).toBeLessThan(1);
      next += run.count;
    });
    expect(next - 1).toBe(plan.totals.sectors);
  }
});

test("the default Nexus has the districts of seed 000: 1500, 750, 1000, 500, 250, 1000", () => {
  expect(nexuses()[1]!.runs.map(({ count }) => count)).toEqual([1500, 750, 1000, 500, 250, 1000]);
});

test("the default Nexus' districts have the ports and planets of seed 000, and our own in neutral space", () => {
  const { runs, sites, totals } = nexuses()[1]!;
  const perDistrict = (classes: Uint8Array) =>
    runs.map(({ firstNumber, count }) => {
      return classes.subarray(firstNumber - 1, firstNumber - 1 + count).filter((code) => code > 0).length;
    });
  expect(perDistrict(sites.portClass)).toEqual([1200, 225, 600, 200, 175, 250]);
  expect(perDistrict(sites.planetClass)).toEqual([75, 150, 100, 75, 75, 80]);
  expect([totals.ports, totals.planets]).toEqual([2650, 555]);
});

test("every district has its share of ports and of planets, and the Nexus the rounded sum", () => {
  for (const plan of nexuses()) {
    for (const [classes, percents] of [
      [plan.sites.portClass, DISTRICT_PORT_PERCENT],
      [plan.sites.planetClass, DISTRICT_PLANET_PERCENT],
    ] as const) {
      const shares = plan.runs.map((run, i) => (run.count * percents[i]!) / 100);
      plan.runs.forEach((run, i) => {
        const own = classes.subarray(run.firstNumber - 1, run.firstNumber - 1 + run.count);
        expect(Math.abs(own.filter((code) => code > 0).length - shares[i]!)).toBeLessThan(1);
      });
      const sum = shares.reduce((total, share) => total + share, 0);
      expect(Math.abs(classes.filter((code) => code > 0).length - sum)).toBeLessThanOrEqual(0.5 + 1e-9);
    }
  }
});

test("every sector of the Nexus can be reached from sector 1", () => {
  for (const plan of nexuses()) expect(reachOf(plan, "forwards")).toBe(plan.totals.sectors);
});

test("every sector of the Nexus can reach sector 1: one-way warps trap nobody", () => {
  for (const plan of nexuses()) expect(reachOf(plan, "backwards")).toBe(plan.totals.sectors);
});

test("each district is joined to its two neighbours in the ring by the same few lanes", () => {
  const lanes = LANES_PER_NEIGHBOURS;
  const ring = { "0-1": lanes, "1-2": lanes, "2-3": lanes, "3-4": lanes, "4-5": lanes, "0-5": lanes };
  for (const plan of nexuses()) expect(crossingsBetweenZones(plan)).toEqual(ring);
});

test("every district is connected within itself", () => {
  for (const plan of nexuses()) {
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

test("a sector leads to one to eight others, each once, ascending, never to itself", () => {
  for (const plan of nexuses()) {
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
  for (const plan of nexuses()) {
    const { x, y, z } = plan.layout;
    const places = new Set(Array.from(x, (value, i) => value * 65536 + y[i]!));
    expect(places.size).toBe(plan.totals.sectors);
    expect([x, y, z].every((coordinates) => coordinates instanceof Int32Array)).toBe(true);
  }
});

test("the Nexus has no gate of its own", () => {
  for (const plan of nexuses()) expect(plan.gate).toBeNull();
});

test("a terminal stands in the middle of each district's numbers, and one for each 125 of its sectors", () => {
  for (const plan of nexuses()) {
    const terminals = terminalsOf(plan);
    expect(terminals).toEqual([...new Set(terminals)].sort((a, b) => a - b));
    for (const { firstNumber, count } of plan.runs) {
      const own = terminals.filter((number) => number >= firstNumber && number < firstNumber + count);
      expect(own).toHaveLength(Math.max(1, Math.round(count / 125)));
      expect(own).toContain(firstNumber + Math.floor(count / 2));
    }
  }
  expect(
    nexuses()
      .slice(0, 2)
      .map((plan) => terminalsOf(plan).length),
  ).toEqual([16, 40]);
});

test("no sector of the Nexus lies more than 30 warps from a terminal, or a terminal from it", () => {
  for (const plan of nexuses()) {
    const terminals = terminalsOf(plan);
    expect(Math.max(...warpsFrom(plan, terminals, "forwards"))).toBeLessThanOrEqual(30);
    expect(Math.max(...warpsFrom(plan, terminals, "backwards"))).toBeLessThanOrEqual(30);
  }
});

/** The same choice, made anew from every terminal for every sector, and out of the definition alone. */
test("each further terminal is the sector of its district that is farthest from those before it", () => {
  for (const plan of nexuses().slice(0, 6)) {
    const expected = plan.runs.flatMap(({ firstNumber, count }) => {
      const within = { firstNumber, count };
      const chosen = [firstNumber + Math.floor(count / 2)];
      while (chosen.length < Math.max(1, Math.round(count / 125))) {
        const from = warpsFrom(plan, chosen, "forwards", within);
        const to = warpsFrom(plan, chosen, "backwards", within);
        const sums = Array.from(from, (warps, index) => warps + to[index]!);
        chosen.push(firstNumber + sums.indexOf(Math.max(...sums)));
      }
      return chosen;
    });
    expect(terminalsOf(plan)).toEqual(expected.sort((a, b) => a - b));
  }
});
