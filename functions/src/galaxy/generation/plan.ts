import {
  type GatePlan,
  type RegionPlanConfig,
  type RegionPlanInput,
  regionPlanConfigSchema,
} from "../schema.ts";
import { drawnSites } from "./drawnSites.ts";
import { gatePlanOf, regionGateSector } from "./gate.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { drawNameOrder, type NameOrder } from "./names.ts";
import { type ZoneRun, zoneRunsOf } from "./quotas.ts";
import type { Sites } from "./sites.ts";
import { streamOf } from "./stream.ts";
import { type Warps, warpsOf } from "./warps.ts";

/** What there must be when a region is complete. */
export interface RegionTotals {
  readonly sectors: number;
  readonly ports: number;
  readonly planets: number;
  /** Directed: a two-way connection counts twice. */
  readonly warps: number;
}

/** A whole region, before a single document is written. Arrays are by sector index (sector number - 1). */
export interface RegionPlan {
  readonly config: RegionPlanConfig;
  readonly runs: readonly ZoneRun[];
  readonly layout: Layout;
  readonly warps: Warps;
  readonly sites: Sites;
  readonly names: NameOrder;
  /** Null in the Nexus. */
  readonly gate: GatePlan | null;
  /** The sectors at either end of a crossing between zones, ascending. */
  readonly chokepoints: readonly number[];
  readonly totals: RegionTotals;
}

function countOf(classes: Uint8Array): number {
  return classes.reduce((sum, siteClass) => sum + (siteClass > 0 ? 1 : 0), 0);
}

/**
 * Plans a region or the Nexus as a pure function of its configuration: same input, same bytes, on every machine.
 * Takes about 2 ms for 500 sectors and 25 ms for 5,000. Throws a ZodError that names the field and its bound.
 */
export function planRegion(input: RegionPlanInput): RegionPlan {
  const config = regionPlanConfigSchema.parse(input);
  const stream = (label: string) => streamOf(`${config.seed}/${config.regionId}`, label);
  const runs = zoneRunsOf(config.kind, config.sectorCount);
  const layout = layoutOf(stream("layout"), runs);
  const warps = warpsOf(stream("warps"), layout, runs);
  const sites = drawnSites(config, runs);
  const gateSector = config.kind === "nexus" ? null : regionGateSector(stream("gate"), warps);
  return {
    config,
    runs,
    layout,
    warps,
    sites,
    names: drawNameOrder(stream("names")),
    gate: gatePlanOf(config, gateSector),
    chokepoints: [...new Set(warps.crossings.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b),
    totals: {
      sectors: config.sectorCount,
      ports: countOf(sites.portClass),
      planets: countOf(sites.planetClass),
      warps: warps.to.length,
    },
  };
}
