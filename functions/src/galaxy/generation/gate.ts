import type { GatePlan, RegionPlanConfig } from "../schema.ts";
import { zoneRunsOf } from "./quotas.ts";
import { drawInt, hashOf, type Stream } from "./stream.ts";
import type { Warps } from "./warps.ts";

/** How far the gate lies from the federation's first crossing, in warps: near, but not in its crowd. */
const GATE_WARPS_FROM_CROSSING = 2;

/**
 * The sector of the Nexus where a region's gate stands: in the transit district, by a hash of the region's id, which
 * spreads many regions evenly. Regions may share a sector: a sector of the transit district holds many gates.
 * Needs no document in common: two regions provisioned at once agree without meeting.
 */
export function nexusGateSector(regionId: string, nexusSectorCount: number): number {
  const transit = zoneRunsOf("nexus", nexusSectorCount).find((run) => run.zone.id === "transit")!;
  return transit.firstNumber + (hashOf(`gate/${regionId}`) % transit.count);
}

/** The numbers of the border sectors at each distance (in warps) from `from`, up to `maxWarps`. */
function borderRings(warps: Warps, from: number, maxWarps: number): number[][] {
  const border = zoneRunsOf("default", 500).find((run) => run.zone.id === "border")!;
  const inBorder = (number: number) =>
    number >= border.firstNumber && number < border.firstNumber + border.count;
  const seen = new Set([from]);
  const rings = [[from]];
  while (rings.length <= maxWarps) {
    const ring: number[] = [];
    for (const number of rings.at(-1)!) {
      for (const next of warps.to.subarray(warps.start[number - 1], warps.start[number])) {
        if (seen.has(next) || !inBorder(next)) continue;
        seen.add(next);
        ring.push(next);
      }
    }
    rings.push(ring);
  }
  return rings;
}

/** The region's own gate sector: a border sector at most two warps beyond the federation's first crossing. */
export function regionGateSector(stream: Stream, warps: Warps): number {
  const rings = borderRings(warps, warps.crossings[0]!.to, GATE_WARPS_FROM_CROSSING);
  const choices = rings.filter((ring) => ring.length > 0).at(-1)!;
  return choices[drawInt(stream, 0, choices.length - 1)]!;
}

/** Both ends of a region's gate; null for the Nexus, which has none of its own. */
export function gatePlanOf(config: RegionPlanConfig, regionSector: number | null): GatePlan | null {
  if (config.kind === "nexus" || regionSector === null) return null;
  return {
    regionId: config.regionId,
    regionSector,
    nexusSector: nexusGateSector(config.regionId, config.nexusSectorCount),
  };
}
