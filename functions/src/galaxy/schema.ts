import { z } from "zod";
import { COMMODITIES } from "../platform/goods.ts";
import { PLANET_CLASSES, PORT_CLASSES } from "./generation/sites.ts";
import {
  CLUSTERS,
  DISTRICTS,
  MAX_WARPS_PER_SECTOR,
  NEXUS_SECTOR_COUNT,
  REGION_SECTOR_COUNT,
} from "./zones.ts";

/** Chart chunks hold this many sectors: one for a region, ten for a Nexus of 5,000. */
export const CHART_CHUNK_SECTORS = 500;

const MAX_BONUSES = 8;

const bounded = (field: string, min: number, max: number) => {
  const error = (issue: { input?: unknown }) =>
    `${field} must be a whole number from ${min} to ${max}, was ${String(issue.input)}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
};
const percent = (field: string) => bounded(field, 0, 100);
const sectorNumber = bounded("sector number", 1, NEXUS_SECTOR_COUNT.max);
const coordinate = bounded("coordinate", -16384, 16384);

const planConfigBase = {
  regionId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "regionId must be 1 to 64 of A–Z a–z 0–9 _ -"),
  /** Any text: the same seed, region id and sector count give the same galaxy, byte by byte, on every machine. */
  seed: z.string().min(1, "seed must have 1 to 64 characters").max(64, "seed must have 1 to 64 characters"),
};
const nexusSectorCount = bounded("nexusSectorCount", NEXUS_SECTOR_COUNT.min, NEXUS_SECTOR_COUNT.max).default(
  NEXUS_SECTOR_COUNT.default,
);

/** What `planRegion` needs to know; every error names the field, the bound and what was given. */
export const regionPlanConfigSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...planConfigBase,
    kind: z.literal("nexus"),
    sectorCount: bounded("sectorCount", NEXUS_SECTOR_COUNT.min, NEXUS_SECTOR_COUNT.max).default(
      NEXUS_SECTOR_COUNT.default,
    ),
  }),
  z.strictObject({
    ...planConfigBase,
    kind: z.enum(["default", "owned"]),
    sectorCount: bounded("sectorCount", REGION_SECTOR_COUNT, REGION_SECTOR_COUNT).default(
      REGION_SECTOR_COUNT,
    ),
    /** The size of this world's Nexus: it decides where the gate stands on the Nexus' side. */
    nexusSectorCount,
  }),
]);
export type RegionPlanConfig = z.infer<typeof regionPlanConfigSchema>;
export type RegionPlanInput = z.input<typeof regionPlanConfigSchema>;

const commodities = z.array(z.enum(COMMODITIES)).max(COMMODITIES.length);

export const portSchema = z.strictObject({
  class: z.enum(PORT_CLASSES),
  name: z.string().min(1).max(40),
  buys: commodities,
  sells: commodities,
});

export const planetSchema = z.strictObject({
  class: z.enum(PLANET_CLASSES),
  name: z.string().min(1).max(40),
  /** How kind the world is to settlers. */
  habitabilityPercent: percent("habitabilityPercent"),
  richnessPercent: percent("richnessPercent"),
});

/** One sector as stored under `regions/{regionId}/sectors/{number}`; less than 1.5 kB. */
export const sectorSchema = z
  .strictObject({
    number: sectorNumber,
    cluster: z.enum(CLUSTERS).optional(),
    district: z.enum(DISTRICTS).optional(),
    position: z.strictObject({ x: coordinate, y: coordinate, z: coordinate }),
    /** The sectors that can be entered from here, ascending; one-way warps are listed at their start only. */
    warps: z.array(sectorNumber).min(1).max(MAX_WARPS_PER_SECTOR),
    /** `warps.length`, for aggregation queries. */
    warpCount: bounded("warpCount", 1, MAX_WARPS_PER_SECTOR),
    /** 100 is seed 000's "maximum", 90 its "protected"; from 75 upwards nobody may fight. */
    security: percent("security"),
    combatAllowed: z.boolean(),
    hazardPercent: percent("hazardPercent"),
    richnessPercent: percent("richnessPercent"),
    traffic: z.enum(["normal", "high"]),
    /** The zone's features, then "chokepoint" and "warp_gate" where they apply. */
    features: z.array(z.string().min(1).max(32)).max(8),
    /** 200 is twice the usual yield; what is not listed yields 100. */
    resourceBonusPercent: z
      .record(z.string().min(1).max(32), bounded("resourceBonusPercent", 100, 1000))
      .refine((bonuses) => Object.keys(bonuses).length <= MAX_BONUSES, `at most ${MAX_BONUSES} bonuses`)
      .meta({ maxProperties: MAX_BONUSES }),
    port: portSchema.nullable(),
    planet: planetSchema.nullable(),
  })
  .refine((sector) => (sector.cluster === undefined) !== (sector.district === undefined), {
    error: "a sector lies either in a cluster or in a district",
  })
  .refine((sector) => sector.warpCount === sector.warps.length, {
    error: "warpCount must equal the number of warps",
  });
export type Sector = z.infer<typeof sectorSchema>;

/**
 * A stretch of the star chart as stored under `regions/{regionId}/chart/{firstNumber}`. Flat arrays, because Firestore
 * knows no nested ones; about 20 kB. Exempt its arrays from indexing.
 */
export const chartChunkSchema = z
  .strictObject({
    firstNumber: sectorNumber,
    count: bounded("count", 1, CHART_CHUNK_SECTORS),
    /** Of the whole region, so that a client knows when it has every chunk. */
    sectorCount: bounded("sectorCount", REGION_SECTOR_COUNT, NEXUS_SECTOR_COUNT.max),
    /** x, y, z of the first sector, then of the second, … */
    positions: z.array(coordinate).max(3 * CHART_CHUNK_SECTORS),
    /** How many of `warps` belong to each sector in turn. */
    warpCounts: z.array(bounded("warpCount", 1, MAX_WARPS_PER_SECTOR)).max(CHART_CHUNK_SECTORS),
    warps: z.array(sectorNumber).max(MAX_WARPS_PER_SECTOR * CHART_CHUNK_SECTORS),
    /** 0–2 the clusters, 3–8 the districts, in the order of the zone table. */
    zones: z.array(bounded("zone", 0, CLUSTERS.length + DISTRICTS.length - 1)).max(CHART_CHUNK_SECTORS),
    /** Bits: 1 port, 2 planet, 4 chokepoint, 8 gate. */
    marks: z.array(bounded("marks", 0, 15)).max(CHART_CHUNK_SECTORS),
    /** The sectors of this chunk with a gate of the region's own; empty in the Nexus, whose gates are documents. */
    gates: z.array(sectorNumber).max(CHART_CHUNK_SECTORS),
  })
  .refine((chunk) => chunk.positions.length === 3 * chunk.count, { error: "three coordinates a sector" })
  .refine(
    (chunk) => [chunk.warpCounts, chunk.zones, chunk.marks].every(({ length }) => length === chunk.count),
    {
      error: "warpCounts, zones and marks must have one entry a sector",
    },
  )
  .refine((chunk) => chunk.warpCounts.reduce((sum, count) => sum + count, 0) === chunk.warps.length, {
    error: "warpCounts must add up to the number of warps",
  });
export type ChartChunk = z.infer<typeof chartChunkSchema>;

/** The one warp gate between a region and the Nexus. */
export const gatePlanSchema = z.strictObject({
  regionId: planConfigBase.regionId,
  regionSector: sectorNumber,
  nexusSector: sectorNumber,
});
export type GatePlan = z.infer<typeof gatePlanSchema>;
