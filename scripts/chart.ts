/** `npm run chart -- <regionId> [--out file] [--seed text]`: draws the star chart of a region of the demo galaxy from its plan. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { nexusGateSector } from "../functions/src/galaxy/generation/gate.ts";
import { planRegion, type RegionPlan } from "../functions/src/galaxy/generation/plan.ts";
import { chartOf } from "../functions/src/galaxy/generation/slice.ts";
import { terminalsOf } from "../functions/src/galaxy/generation/terminals.ts";
import { DEMO_REGIONS, type DemoRegion } from "../seed/galaxy.ts";
import { command, given } from "./command.ts";
import { type ChartOptions, renderChartSvg } from "./poster/chart.ts";
import { Failure } from "./setup/failure.mjs";

function regionNamed(regionId: string): DemoRegion {
  const region = Object.hasOwn(DEMO_REGIONS, regionId) ? DEMO_REGIONS[regionId] : undefined;
  if (region !== undefined) return region;
  const known = Object.keys(DEMO_REGIONS).join(", ");
  throw new Failure(`The demo galaxy has no region "${regionId}": draw one of ${known}.`);
}

/** In the Nexus, the gates of the demo world's regions; a region's chart shows its own by itself. */
function optionsFor(region: DemoRegion, plan: RegionPlan): ChartOptions {
  const others = Object.entries(DEMO_REGIONS).filter(([, { config }]) => config.kind !== "nexus");
  const gates = others.map(([regionId, { displayName }]) => ({
    sector: nexusGateSector(regionId, plan.config.sectorCount),
    label: displayName,
  }));
  const base = { title: region.displayName, subtitle: region.motto };
  return plan.config.kind === "nexus" ? { ...base, gates, terminals: terminalsOf(plan) } : base;
}

await command(async () => {
  const text = { type: "string" } as const;
  const usage = "npm run chart -- <regionId> [--out <file>] [--seed <text>]";
  const { words, values } = given(usage, { least: 1, most: 1 }, { out: text, seed: text });
  const [regionId = ""] = words;
  const region = regionNamed(regionId);
  const plan = planRegion({ ...region.config, seed: values.seed ?? region.config.seed });
  const svg = renderChartSvg(chartOf(plan), optionsFor(region, plan));
  const out = values.out ?? `docs/charts/${regionId}.svg`;
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, svg);
  console.log(`${out}: ${Math.round(svg.length / 1024)} kB`);
});
