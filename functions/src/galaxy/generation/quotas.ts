import { CLUSTERS, ZONES, type Zone } from "../zones.ts";
import { drawInt, type Stream } from "./stream.ts";

/** One zone's consecutive run of sector numbers. */
export interface ZoneRun {
  readonly zone: Zone;
  readonly code: number;
  readonly firstNumber: number;
  readonly count: number;
}

/** Federation 1–7, border 8–249, frontier 250–500. */
export const CLUSTER_SECTOR_COUNTS: readonly number[] = [7, 242, 251];
export const DISTRICT_SHARES_PERCENT: readonly number[] = [30, 15, 20, 10, 5, 20];
/** Seed 000; neutral space is ours: thin trade, a few worlds nobody claims. */
export const DISTRICT_PORT_PERCENT: readonly number[] = [80, 30, 60, 40, 70, 25];
export const DISTRICT_PLANET_PERCENT: readonly number[] = [5, 20, 10, 15, 30, 8];
/** 5–15 % and 2–5 % of 500 sectors, both ends included; the seven federation ports count. */
export const REGION_PORTS = { min: 25, max: 75 } as const;
export const REGION_PLANETS = { min: 10, max: 25 } as const;
/** How border and frontier share what the federation leaves: trade near home, worlds far out. */
const OUTER_PORT_PERCENT = [70, 30];
const OUTER_PLANET_PERCENT = [40, 60];

/**
 * Whole numbers that come closest to `numerators[i] / denominator` and add up to their rounded sum
 * (Hamilton's method of largest remainders; equal remainders go to the lower index). All inputs are integers ≥ 0.
 */
export function largestRemainder(numerators: readonly number[], denominator: number): number[] {
  const quotas = numerators.map((numerator) => Math.floor(numerator / denominator));
  const sum = numerators.reduce((total, numerator) => total + numerator, 0);
  const total = Math.floor((2 * sum + denominator) / (2 * denominator));
  const open = total - quotas.reduce((given, quota) => given + quota, 0);
  const byRemainder = numerators
    .map((numerator, index) => ({ index, remainder: numerator % denominator }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, open)) quotas[index]! += 1;
  return quotas;
}

/** The zones of a region of `kind` in the order of their sector numbers; the counts add up to `sectorCount`. */
export function zoneRunsOf(kind: "nexus" | "default" | "owned", sectorCount: number): ZoneRun[] {
  const nexus = kind === "nexus";
  const counts = nexus
    ? largestRemainder(
        DISTRICT_SHARES_PERCENT.map((percent) => percent * sectorCount),
        100,
      )
    : CLUSTER_SECTOR_COUNTS;
  const firstCode = nexus ? CLUSTERS.length : 0;
  let firstNumber = 1;
  return counts.map((count, index) => {
    const code = firstCode + index;
    const run: ZoneRun = { zone: ZONES[code]!, code, firstNumber, count };
    firstNumber += count;
    return run;
  });
}

/** How many ports and planets each run holds, in the order of the runs. */
export interface SiteQuotas {
  readonly ports: readonly number[];
  readonly planets: readonly number[];
}

/** The Nexus' quotas: each district's share of its own sectors. */
export function nexusSiteQuotas(runs: readonly ZoneRun[]): SiteQuotas {
  const quotas = (percents: readonly number[]) =>
    largestRemainder(
      runs.map((run, index) => run.count * percents[index]!),
      100,
    );
  return { ports: quotas(DISTRICT_PORT_PERCENT), planets: quotas(DISTRICT_PLANET_PERCENT) };
}

/**
 * A region's quotas: totals drawn evenly within 5–15 % and 2–5 %. Every federation sector has a port; sector 1's
 * home system is the federation's one planet; border and frontier share the rest.
 */
export function regionSiteQuotas(stream: Stream): SiteQuotas {
  const ports = drawInt(stream, REGION_PORTS.min, REGION_PORTS.max) - CLUSTER_SECTOR_COUNTS[0]!;
  const planets = drawInt(stream, REGION_PLANETS.min, REGION_PLANETS.max) - 1;
  return {
    ports: [
      CLUSTER_SECTOR_COUNTS[0]!,
      ...largestRemainder(
        OUTER_PORT_PERCENT.map((percent) => percent * ports),
        100,
      ),
    ],
    planets: [
      1,
      ...largestRemainder(
        OUTER_PLANET_PERCENT.map((percent) => percent * planets),
        100,
      ),
    ],
  };
}
