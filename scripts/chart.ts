/** Draws a region's star chart from its plan: node scripts/chart.ts <regionId> [--out file] [--seed text] */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { type ChartOptions, renderChartSvg } from "../functions/src/galaxy/chart.ts";
import { nexusGateSector } from "../functions/src/galaxy/gate.ts";
import { planRegion, type RegionPlan } from "../functions/src/galaxy/plan.ts";
import { chartOf } from "../functions/src/galaxy/slice.ts";
import { DEMO_REGIONS, DEMO_SEED, type DemoRegion } from "../seed/galaxy.ts";

/** A region of the demo world, or any other id as a region of its own. */
function regionNamed(regionId: string): DemoRegion {
  const config = { kind: "default" as const, regionId, seed: DEMO_SEED };
  return DEMO_REGIONS[regionId] ?? { displayName: regionId, motto: "A region of 500 sectors", config };
}

/** In the Nexus, the gates of the demo world's regions; a region's chart shows its own by itself. */
function optionsFor(region: DemoRegion, plan: RegionPlan): ChartOptions {
  const others = Object.entries(DEMO_REGIONS).filter(([, { config }]) => config.kind !== "nexus");
  const gates = others.map(([regionId, { displayName }]) => ({
    sector: nexusGateSector(regionId, plan.config.sectorCount),
    label: displayName,
  }));
  const base = { title: region.displayName, subtitle: region.motto };
  return plan.config.kind === "nexus" ? { ...base, gates } : base;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { out: { type: "string" }, seed: { type: "string" } },
});
const [regionId] = positionals;
if (regionId === undefined) {
  console.error("usage: node scripts/chart.ts <regionId> [--out file] [--seed text]");
  process.exit(2);
}
const region = regionNamed(regionId);
const plan = planRegion({ ...region.config, seed: values.seed ?? region.config.seed });
const svg = renderChartSvg(chartOf(plan), optionsFor(region, plan));
const out = values.out ?? `docs/charts/${regionId}.svg`;
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, svg);
console.log(`${out}: ${Math.round(svg.length / 1024)} kB`);
