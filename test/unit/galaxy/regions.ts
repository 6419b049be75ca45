import fc from "fast-check";
import { planRegion, type RegionPlan } from "../../../functions/src/galaxy/generation/plan.ts";
import { sectorOf } from "../../../functions/src/galaxy/generation/slice.ts";
import type { Sector } from "../../../functions/src/galaxy/schema.ts";

/** Every property holds over at least this many seeds. */
export const SEED_COUNT = 200;

/** Plans are pure, so that properties may share them: the same seeds for every property, planned once. */
function planned(planOf: (index: number) => RegionPlan): () => RegionPlan[] {
  let plans: RegionPlan[] | undefined;
  return () => {
    plans ??= Array.from({ length: SEED_COUNT }, (_, index) => planOf(index));
    return plans;
  };
}

/** Names that differ in length and alphabet, so that the hash is tried on more than digits. */
const seedTexts = fc.sample(fc.string({ minLength: 1, maxLength: 64, unit: "grapheme-ascii" }), {
  seed: 2102,
  numRuns: SEED_COUNT,
});
const nexusSizes = fc.sample(fc.integer({ min: 2000, max: 5000 }), { seed: 2102, numRuns: SEED_COUNT });

/** 200 regions of 500 sectors, the default one and owned ones. */
export const regions = planned((index) =>
  planRegion({
    kind: index % 2 === 0 ? "default" : "owned",
    regionId: `region-${index}`,
    seed: seedTexts[index]!,
    nexusSectorCount: nexusSizes[index]!,
  }),
);

/** 200 Nexuses of 2,000 to 5,000 sectors, both bounds among them. */
export const nexuses = planned((index) =>
  planRegion({
    kind: "nexus",
    regionId: "nexus",
    seed: seedTexts[index]!,
    sectorCount: index === 0 ? 2000 : index === 1 ? 5000 : nexusSizes[index]!,
  }),
);

const sectorsByPlan = new WeakMap<RegionPlan, Sector[]>();

/** All sector documents of a plan; made once, not to be changed. */
export function sectorsOf(plan: RegionPlan): readonly Sector[] {
  const known = sectorsByPlan.get(plan);
  if (known !== undefined) return known;
  const sectors = Array.from({ length: plan.totals.sectors }, (_, i) => sectorOf(plan, i + 1));
  sectorsByPlan.set(plan, sectors);
  return sectors;
}

/** The sectors that `number` leads to. */
export function warpsOf(plan: RegionPlan, number: number): number[] {
  return Array.from(plan.warps.to.subarray(plan.warps.start[number - 1], plan.warps.start[number]));
}

/** The index of a sector's zone among the plan's runs. */
export function zoneIndexOf(plan: RegionPlan, number: number): number {
  return plan.runs.findIndex((run) => number < run.firstNumber + run.count);
}

/** All directed warps as [from, to] sector numbers. */
export function allWarps(plan: RegionPlan): [from: number, to: number][] {
  return plan.runs.flatMap((run) =>
    Array.from({ length: run.count }, (_, i) => run.firstNumber + i).flatMap((from) =>
      warpsOf(plan, from).map((to): [number, number] => [from, to]),
    ),
  );
}

/** The targets of every sector, turned round: who leads to it. */
function reversedWarps({ warps: { start, to }, totals }: RegionPlan): number[][] {
  const back: number[][] = Array.from({ length: totals.sectors + 1 }, () => []);
  for (let from = 1; from <= totals.sectors; from++) {
    for (let i = start[from - 1]!; i < start[from]!; i++) back[to[i]!]!.push(from);
  }
  return back;
}

/**
 * How many warps lie between the nearest of `starts` and each sector of a run in turn, forwards along the warps or backwards
 * against them, without leaving the run; Infinity where no way leads. The run is the whole region where none is given.
 */
export function warpsFrom(
  plan: RegionPlan,
  starts: readonly number[],
  direction: "forwards" | "backwards",
  { firstNumber, count } = { firstNumber: 1, count: plan.totals.sectors },
): number[] {
  const { start, to } = plan.warps;
  const back = direction === "backwards" ? reversedWarps(plan) : [];
  const warps = new Array<number>(count).fill(Number.POSITIVE_INFINITY);
  const reached = [...starts];
  for (const number of reached) warps[number - firstNumber] = 0;
  for (const number of reached) {
    for (const next of direction === "backwards"
      ? back[number]!
      : to.subarray(start[number - 1], start[number])) {
      // Outside of the run it is neither.
      if (warps[next - firstNumber] !== Number.POSITIVE_INFINITY) continue;
      warps[next - firstNumber] = warps[number - firstNumber]! + 1;
      reached.push(next);
    }
  }
  return warps;
}

/** How many sectors can be reached from sector 1, forwards along the warps or backwards against them. */
export function reachOf(plan: RegionPlan, direction: "forwards" | "backwards"): number {
  return warpsFrom(plan, [1], direction).filter(Number.isFinite).length;
}

/** The connections between two zones, counted by "a-b" of their indices, from the lower zone to the higher. */
export function crossingsBetweenZones(plan: RegionPlan): Record<string, number> {
  const { start, to } = plan.warps;
  const zones = plan.runs.flatMap((run, index) => new Array<number>(run.count).fill(index));
  const counts: Record<string, number> = {};
  for (let from = 0; from < zones.length; from++) {
    for (let i = start[from]!; i < start[from + 1]!; i++) {
      const [a, b] = [zones[from]!, zones[to[i]! - 1]!];
      if (a < b) counts[`${a}-${b}`] = (counts[`${a}-${b}`] ?? 0) + 1;
    }
  }
  return counts;
}
