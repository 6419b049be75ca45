import type { ChartChunk } from "../../functions/src/galaxy/schema.ts";
import { ZONES } from "../../functions/src/galaxy/zones.ts";
import { background, rings, titleAndLegend } from "./chartFrame.ts";
import { type ChartGate, chokepointNumbers, gateMarks, zoneLabels } from "./chartLabels.ts";
import { chartModelOf, galaxyBody } from "./chartMap.ts";
import { definitions, escaped, SHEET } from "./chartStyle.ts";
import { expressLanes, terminalMarks } from "./chartTerminals.ts";

export type { ChartGate } from "./chartLabels.ts";

export interface ChartOptions {
  readonly title: string;
  readonly subtitle: string;
  /** Gates to draw besides the region's own: in the Nexus, the regions that lead there. */
  readonly gates?: readonly ChartGate[];
  /** Of the Nexus: the sector numbers of its terminals. */
  readonly terminals?: readonly number[];
}

/**
 * A region's star chart as a poster: an SVG document of 1600 × 2000 pixels without scripts, fonts or links, less than
 * 1.5 MB for 5,000 sectors. Needs all chunks of the region, in any order; the same input gives the same bytes.
 */
export function renderChartSvg(chunks: readonly ChartChunk[], options: ChartOptions): string {
  const model = chartModelOf(chunks);
  const zones = [...new Set(model.zoneCodes)].map((code) => ZONES[code]!.id);
  const gates = [
    ...model.gates.map((sector) => ({ sector, label: `Gate to the Nexus · ${sector}` })),
    ...(options.gates ?? []),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SHEET.width} ${SHEET.height}" role="img" aria-label="${escaped(`Star chart of ${options.title}`)}">`,
    `<title>${escaped(`Star chart of ${options.title}`)}</title>`,
    definitions(zones),
    background(options.title),
    `<g transform="translate(${SHEET.centreX} ${SHEET.centreY})">`,
    rings(model),
    expressLanes(model, options.terminals ?? []),
    galaxyBody(model),
    terminalMarks(model, options.terminals ?? []),
    zoneLabels(model),
    zones.length > 3 ? "" : chokepointNumbers(model),
    gateMarks(model, gates),
    "</g>",
    titleAndLegend(model, options),
    "</svg>\n",
  ].join("\n");
}
