import { beforeAll, describe, expect, test } from "vitest";
import { nexusGateSector } from "../../../functions/src/galaxy/generation/gate.ts";
import { planRegion, type RegionPlan } from "../../../functions/src/galaxy/generation/plan.ts";
import { chartOf } from "../../../functions/src/galaxy/generation/slice.ts";
import { terminalsOf } from "../../../functions/src/galaxy/generation/terminals.ts";
import { RIDE_TENTHS, rideFareCredits } from "../../../functions/src/galaxy/routes/fares.ts";
import { type LaneStops, rideBetween } from "../../../functions/src/galaxy/routes/lanes.ts";
import { nearest } from "../../../functions/src/galaxy/routes/nearest.ts";
import {
  bestRoute,
  straightUnits,
  type WarpGraph,
  warpGraphOf,
} from "../../../functions/src/galaxy/routes/route.ts";
import { warpsFrom } from "./regions.ts";

let plan: RegionPlan;
let graph: WarpGraph;
let stops: LaneStops;

beforeAll(() => {
  plan = planRegion({ regionId: "nexus", kind: "nexus", seed: "lanes", sectorCount: 2_000 });
  graph = warpGraphOf(chartOf(plan));
  stops = new Map(terminalsOf(plan).map((sector) => [sector, `nexus_${sector}`]));
}, 60_000);

const warpsBetween = (from: number, to: number) => bestRoute(graph, from, to, "fewestTurns")!.warpCount;

describe("a ride", () => {
  test("takes the way of the fewest turns among all pairs of stops, and is left out where it saves none", () => {
    let ridden = 0;
    const there = warpsFrom(plan, [...stops.keys()], "backwards");
    const onward = warpsFrom(plan, [...stops.keys()], "forwards");
    for (let i = 1; i <= 24; i++) {
      const [from, to] = [i * 79, 2_001 - i * 53];
      const direct = warpsBetween(from, to);
      for (const warpTenths of [8, 20]) {
        const least = (there[from - 1]! + onward[to - 1]!) * warpTenths + RIDE_TENTHS;
        const ride = rideBetween(graph, stops, [from, to], direct, warpTenths);
        expect(ride !== null).toBe(least < direct * warpTenths);
        if (ride === null) continue;
        ridden += 1;
        const { boardsAt, alightsAt, ...rest } = ride;
        const flown = warpsBetween(from, boardsAt) + warpsBetween(alightsAt, to);
        expect(flown * warpTenths + RIDE_TENTHS).toBe(least);
        const fareCredits = rideFareCredits(straightUnits(graph, boardsAt, alightsAt));
        const ends = { fromGateId: `nexus_${boardsAt}`, toGateId: `nexus_${alightsAt}` };
        expect(rest).toEqual({ ...ends, fareCredits });
      }
    }
    expect(ridden).toBeGreaterThan(10);
  });

  test("begins and ends at a gate as well as at a terminal", () => {
    const [from, to] = [...stops.keys()].slice(0, 2).map((stop) => Number(graph.outNeighbors(`${stop}`)[0]));
    const gates = new Map([...stops, [from!, "aurora"], [to!, "vega"]]);
    expect(rideBetween(graph, gates, [from!, to!], 9, 10)).toMatchObject({
      fromGateId: "aurora",
      toGateId: "vega",
    });
  });
});

test("the nearest sector is the one of the fewest warps, there as well as back", () => {
  const isWanted = (sector: number) => sector % 97 === 0;
  const wanted = graph.nodes().map(Number).filter(isWanted);
  const there = warpsFrom(plan, wanted, "backwards");
  const back = warpsFrom(plan, wanted, "forwards");
  for (let from = 1; from < 2_000; from += 11) {
    expect(nearest(graph, from, isWanted)!.warpCount).toBe(there[from - 1]);
    expect(nearest(graph, from, isWanted, "backwards")!.warpCount).toBe(back[from - 1]);
  }
  expect(nearest(graph, 1, () => false)).toBeNull();
});

/** The value below which the share of the values lies. */
const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))]!;
const spread = (values: readonly number[]) => [0.5, 0.9, 1].map((share) => quantile(values, share));

/** With a ship that takes a turn a warp: three for the ride, then the warps from the nearest stop. */
test("crossing a Nexus of 5,000 sectors takes 11 turns at the median from a gate, and 19 from anywhere, or less", () => {
  const large = Array.from({ length: 6 }, (_, index) =>
    planRegion({ regionId: "nexus", kind: "nexus", seed: `crossing-${index}` }),
  );
  const fromGate: number[] = [];
  const fromAnywhere: number[] = [];
  for (const plan of large) {
    const stops = terminalsOf(plan);
    const onward = [...warpsFrom(plan, stops, "forwards")];
    const there = [...warpsFrom(plan, stops, "backwards")];
    const gate = nexusGateSector("aurora", 5_000);
    const direct = [...warpsFrom(plan, [gate], "forwards")];
    fromGate.push(...onward.map((warps, i) => Math.min(direct[i]!, 3 + warps)));
    // Of a pair the ends are independent of each other: every 13th sector with every 17th.
    for (let from = 0; from < 5_000; from += 61)
      for (let to = 0; to < 5_000; to += 67) fromAnywhere.push(there[from]! + 3 + onward[to]!);
  }
  const [gate, anywhere] = [spread(fromGate), spread(fromAnywhere)];
  console.info(`gate to any sector ${gate}, any to any ${anywhere}`);
  // The farthest sector lies 30 warps from a terminal, to which the ride comes.
  for (const [index, bound] of [11, 17, 33].entries()) expect(gate[index]).toBeLessThanOrEqual(bound);
  for (const [index, bound] of [19, 27, 45].entries()) expect(anywhere[index]).toBeLessThanOrEqual(bound);
});
