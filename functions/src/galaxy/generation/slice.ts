import { CHART_MARK } from "../chartMark.ts";
import { CHART_CHUNK_SECTORS, type ChartChunk, type Sector } from "../schema.ts";
import { type Cluster, COMBAT_SECURITY_LIMIT, type District, valueAt } from "../zones.ts";
import { nameAt } from "./names.ts";
import type { RegionPlan } from "./plan.ts";
import type { ZoneRun } from "./quotas.ts";
import { PLANET_CLASSES, type PlanetClass, PORT_CLASSES, PORT_TRADES } from "./sites.ts";
import { hashOf } from "./stream.ts";

/** What one batch writes. */
export interface RegionSlice {
  readonly sectors: Sector[];
  /** The chart chunks that begin within the slice: over any division into batches, each chunk comes exactly once. */
  readonly chunks: ChartChunk[];
}

const HABITABILITY_PERCENT: Readonly<Record<PlanetClass, number>> = {
  terran: 90,
  oceanic: 75,
  jungle: 65,
  desert: 45,
  tundra: 40,
  volcanic: 20,
  barren: 10,
  gas_giant: 5,
};

/** 0–4 by region and sector: enough that neighbours differ, without a stream that would depend on the order. */
function unevenness(plan: RegionPlan, number: number): number {
  return hashOf(`${plan.config.seed}/${plan.config.regionId}/uneven/${number}`) % 5;
}

/** A port's name comes at its sector's place of the region's name order, a planet's after all of those. */
function siteName(plan: RegionPlan, place: number): string {
  return nameAt(plan.names, place);
}

function portOf(plan: RegionPlan, number: number): Sector["port"] {
  const code = plan.sites.portClass[number - 1]!;
  if (code === 0) return null;
  const portClass = PORT_CLASSES[code - 1]!;
  const { suffix, buys, sells } = PORT_TRADES[portClass];
  const name = `${siteName(plan, number - 1)} ${suffix}`;
  return { class: portClass, name, buys: [...buys], sells: [...sells] };
}

function planetOf(plan: RegionPlan, number: number, richnessPercent: number): Sector["planet"] {
  const code = plan.sites.planetClass[number - 1]!;
  if (code === 0) return null;
  const planetClass = PLANET_CLASSES[code - 1]!;
  return {
    class: planetClass,
    name: siteName(plan, number - 1),
    habitabilityPercent: HABITABILITY_PERCENT[planetClass] + unevenness(plan, number),
    richnessPercent,
  };
}

function featuresOf(plan: RegionPlan, run: ZoneRun, number: number): string[] {
  const features = [...run.zone.features];
  if (plan.chokepoints.includes(number)) features.push("chokepoint");
  if (plan.gate?.regionSector === number) features.push("warp_gate");
  return features;
}

function warpsFrom(plan: RegionPlan, number: number): number[] {
  return Array.from(plan.warps.to.subarray(plan.warps.start[number - 1], plan.warps.start[number]));
}

function runAt(plan: RegionPlan, number: number): ZoneRun {
  return plan.runs.find((run) => number < run.firstNumber + run.count)!;
}

/** One sector's document: a function of the plan and the number alone. */
export function sectorOf(plan: RegionPlan, number: number): Sector {
  const run = runAt(plan, number);
  const { zone } = run;
  const rank = number - run.firstNumber;
  const index = number - 1;
  const security = valueAt(zone.security, rank, run.count);
  const richnessPercent = valueAt(zone.richness, rank, run.count) + unevenness(plan, number);
  const warps = warpsFrom(plan, number);
  const place =
    plan.config.kind === "nexus" ? { district: zone.id as District } : { cluster: zone.id as Cluster };
  return {
    number,
    ...place,
    position: { x: plan.layout.x[index]!, y: plan.layout.y[index]!, z: plan.layout.z[index]! },
    warps,
    warpCount: warps.length,
    security,
    combatAllowed: security < COMBAT_SECURITY_LIMIT,
    hazardPercent: valueAt(zone.hazard, rank, run.count),
    richnessPercent,
    traffic: zone.traffic,
    features: featuresOf(plan, run, number),
    resourceBonusPercent: { ...zone.resourceBonusPercent },
    port: portOf(plan, number),
    planet: planetOf(plan, number, richnessPercent),
  };
}

function marksOf(plan: RegionPlan, number: number): number {
  let marks = 0;
  if (plan.sites.portClass[number - 1]! > 0) marks |= CHART_MARK.port;
  if (plan.sites.planetClass[number - 1]! > 0) marks |= CHART_MARK.planet;
  if (plan.chokepoints.includes(number)) marks |= CHART_MARK.chokepoint;
  if (plan.gate?.regionSector === number) marks |= CHART_MARK.gate;
  return marks;
}

/** The chart chunk that begins at `firstNumber` (1, 501, 1001, …). */
export function chartChunkOf(plan: RegionPlan, firstNumber: number): ChartChunk {
  const sectorCount = plan.config.sectorCount;
  const count = Math.min(CHART_CHUNK_SECTORS, sectorCount - firstNumber + 1);
  const numbers = Array.from({ length: count }, (_, i) => firstNumber + i);
  const { x, y, z } = plan.layout;
  return {
    firstNumber,
    count,
    sectorCount,
    positions: numbers.flatMap((number) => [x[number - 1]!, y[number - 1]!, z[number - 1]!]),
    warpCounts: numbers.map((number) => plan.warps.start[number]! - plan.warps.start[number - 1]!),
    warps: numbers.flatMap((number) => warpsFrom(plan, number)),
    zones: numbers.map((number) => runAt(plan, number).code),
    marks: numbers.map((number) => marksOf(plan, number)),
    gates: numbers.filter((number) => plan.gate?.regionSector === number),
  };
}

/** The whole star chart, in order: one chunk for a region, up to ten for the Nexus. */
export function chartOf(plan: RegionPlan): ChartChunk[] {
  return sliceBounds(1, plan.config.sectorCount).map((firstNumber) => chartChunkOf(plan, firstNumber));
}

/** The first numbers of the chunks that begin within [firstNumber, lastNumber]. */
function sliceBounds(firstNumber: number, lastNumber: number): number[] {
  const bounds: number[] = [];
  const before = Math.ceil((firstNumber - 1) / CHART_CHUNK_SECTORS);
  for (let first = before * CHART_CHUNK_SECTORS + 1; first <= lastNumber; first += CHART_CHUNK_SECTORS) {
    bounds.push(first);
  }
  return bounds;
}

/**
 * What a batch of `count` sectors from `firstNumber` writes; cut off at the region's end. Depends on the plan alone:
 * whatever the batch size and order, the same documents. Throws a RangeError outside 1…sectorCount.
 */
export function sliceOf(plan: RegionPlan, firstNumber: number, count: number): RegionSlice {
  const { sectorCount } = plan.config;
  if (!Number.isInteger(firstNumber) || firstNumber < 1 || firstNumber > sectorCount) {
    throw new RangeError(`firstNumber must be a whole number from 1 to ${sectorCount}, was ${firstNumber}`);
  }
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`count must be a whole number of at least 1, was ${count}`);
  }
  const lastNumber = Math.min(sectorCount, firstNumber + count - 1);
  const sectors: Sector[] = [];
  for (let number = firstNumber; number <= lastNumber; number++) sectors.push(sectorOf(plan, number));
  return {
    sectors,
    chunks: sliceBounds(firstNumber, lastNumber).map((first) => chartChunkOf(plan, first)),
  };
}
