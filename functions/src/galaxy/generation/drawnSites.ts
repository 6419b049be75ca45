import type { RegionPlanConfig } from "../schema.ts";
import { nexusSiteQuotas, regionSiteQuotas, type ZoneRun } from "./quotas.ts";
import { type Sites, sitesOf } from "./sites.ts";
import { streamOf } from "./stream.ts";

/** What stands where in a region, from its seed alone: the plan writes it, and a chart shows it without a read. */
export function drawnSites(
  { seed, regionId, kind }: Pick<RegionPlanConfig, "seed" | "regionId" | "kind">,
  runs: readonly ZoneRun[],
): Sites {
  const stream = (label: string) => streamOf(`${seed}/${regionId}`, label);
  const quotas = kind === "nexus" ? nexusSiteQuotas(runs) : regionSiteQuotas(stream("quotas"));
  return sitesOf(stream("ports"), stream("planets"), runs, quotas);
}
