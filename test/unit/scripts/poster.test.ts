import { expect, test } from "vitest";
import { planRegion } from "../../../functions/src/galaxy/generation/plan.ts";
import { chartOf } from "../../../functions/src/galaxy/generation/slice.ts";
import { renderChartSvg } from "../../../scripts/poster/chart.ts";

const nexus = chartOf(planRegion({ kind: "nexus", regionId: "nexus", seed: "chart" }));
const region = chartOf(planRegion({ kind: "default", regionId: "default", seed: "chart" }));
const options = { title: "Ports & <Planets>", subtitle: "a test" };

test("a chart is the same whatever the order of its chunks", () => {
  expect(renderChartSvg(nexus.toReversed(), options)).toBe(renderChartSvg(nexus, options));
});

test("the Nexus' chart stays below 1.5 MB and a region's below 150 kB", () => {
  expect(renderChartSvg(nexus, options).length).toBeLessThan(1_500_000);
  expect(renderChartSvg(region, options).length).toBeLessThan(150_000);
});

test("titles are escaped", () => {
  const svg = renderChartSvg(region, options);
  expect(svg).toContain("PORTS &amp; &lt;PLANETS&gt;");
  expect(svg).not.toContain("<Planets>");
});

test("a region's chart shows its gate", () => {
  const [gate] = region[0]!.gates;
  expect(renderChartSvg(region, options)).toContain(`Gate to the Nexus · ${gate}`);
});

test("no number of a chart is broken", () => {
  for (const chart of [nexus, region]) {
    expect(renderChartSvg(chart, options)).not.toMatch(/NaN|Infinity|undefined|\de[+-]?\d/);
  }
});

test("names and titles are readable in the legend", () => {
  const svg = renderChartSvg(nexus, { ...options, gates: [{ sector: 2300, label: "Aurora" }] });
  for (const name of ["Commerce", "Refugee Assistance", "Neutral Space", "Aurora"])
    expect(svg).toContain(name);
});

test("the Nexus' chart shows its terminals, a lane between each two, and says what they are", () => {
  const svg = renderChartSvg(nexus, { ...options, terminals: [700, 1900, 4100] });
  expect(svg.match(/<use href="#terminal" transform/g)).toHaveLength(3);
  const [lanes = ""] = svg.match(/<path[^>]*stroke-opacity="\.1" [^>]*d="([^"]*)"/) ?? [];
  expect(lanes.match(/M/g)).toHaveLength(3);
  expect(svg).toContain(">Terminal<");
  expect(renderChartSvg(region, options)).not.toContain(">Terminal<");
});
