import { CHART_MARK } from "../../functions/src/galaxy/chartMark.ts";
import { drawInt, streamOf } from "../../functions/src/galaxy/generation/stream.ts";

import { ZONES } from "../../functions/src/galaxy/zones.ts";
import { words } from "../../web/src/words/en.ts";
import type { ChartOptions } from "./chart.ts";
import { type ChartModel, rangeRings } from "./chartMap.ts";
import { escaped, grouped, INK, SANS, SERIF, SHEET, short, ZONE_COLOR } from "./chartStyle.ts";

/** Far stars behind the galaxy: the same ones on every sheet of the same title. */
function dust(title: string): string {
  const stream = streamOf(title, "dust");
  const layers = [
    [620, 1, 0.32],
    [170, 1.6, 0.45],
    [34, 2.3, 0.6],
  ] as const;
  return layers
    .map(([count, width, opacity]) => {
      const stars = Array.from(
        { length: count },
        () => `M${drawInt(stream, 60, SHEET.width - 60)} ${drawInt(stream, 60, 1560)}h0`,
      );
      return `<path stroke="#cfdcff" stroke-linecap="round" stroke-width="${width}" stroke-opacity="${opacity}" d="${stars.join("")}"/>`;
    })
    .join("");
}

function border(): string {
  const { width, height } = SHEET;
  return [
    `<g fill="none" stroke="${INK.line}"><rect x="36" y="36" width="${width - 72}" height="${height - 72}" stroke-opacity=".55" stroke-width="1.2"/>`,
    `<rect x="46" y="46" width="${width - 92}" height="${height - 92}" stroke-opacity=".22" stroke-width=".8"/></g>`,
  ].join("");
}

export function background(title: string): string {
  return `<rect width="${SHEET.width}" height="${SHEET.height}" fill="url(#paper)"/>${dust(title)}${border()}`;
}

function countMarked(model: ChartModel, mark: number): number {
  return model.marks.filter((marks) => (marks & mark) !== 0).length;
}

function titleBlock(model: ChartModel, title: string, subtitle: string): string {
  const facts = [
    `${grouped(model.x.length)} sectors`,
    `${grouped(model.warps.length)} warps`,
    `${grouped(countMarked(model, CHART_MARK.port))} ports`,
    `${grouped(countMarked(model, CHART_MARK.planet))} planets`,
  ].join("   ·   ");
  const middle = SHEET.width / 2;
  return [
    `<text x="${middle}" y="1640" ${SERIF} font-size="66" letter-spacing="20" text-anchor="middle" fill="${INK.text}">${escaped(title.toUpperCase())}</text>`,
    `<text x="${middle}" y="1682" ${SERIF} font-size="21" font-style="italic" letter-spacing="1.5" text-anchor="middle" fill="${INK.textDim}">${escaped(subtitle)}</text>`,
    `<path stroke="${INK.gold}" stroke-opacity=".7" d="M${middle - 60} 1708H${middle + 60}"/>`,
    `<text x="${middle}" y="1740" ${SANS} font-size="15" letter-spacing="2.5" text-anchor="middle" fill="${INK.text}" fill-opacity=".85" xml:space="preserve">${facts}</text>`,
  ].join("");
}

/** One entry per zone: colour, name, sector numbers; in a row, or in two when there are six. */
function zoneLegend(model: ChartModel): string {
  const codes = [...new Set(model.zoneCodes)];
  const columnPx = 270;
  const columns = 3;
  return codes
    .map((code, i) => {
      const first = model.zoneCodes.indexOf(code) + 1;
      const last = model.zoneCodes.lastIndexOf(code) + 1;
      const x = 110 + (i % columns) * columnPx;
      const y = 1822 + Math.floor(i / columns) * 58;
      const { id } = ZONES[code]!;
      return [
        `<circle cx="${x}" cy="${y}" r="12" fill="${ZONE_COLOR[id]}" fill-opacity=".16"/><circle cx="${x}" cy="${y}" r="5" fill="${ZONE_COLOR[id]}"/>`,
        `<text x="${x + 24}" y="${y - 1}" ${SANS} font-size="16" fill="${INK.text}">${escaped(words.zones[id])}</text>`,
        `<text x="${x + 24}" y="${y + 18}" ${SANS} font-size="12.5" fill="${INK.textDim}">sectors ${grouped(first)}–${grouped(last)}</text>`,
      ].join("");
    })
    .join("");
}

/** The marks and the kinds of line, in two columns. */
function markLegend(hasTerminals: boolean): string {
  const c = INK.line;
  const line = (style: string) =>
    `<path d="M-16 0H16" stroke-width="1.6" stroke-linecap="round" fill="none" ${style}/>`;
  const entries: [glyph: string, text: string][] = [
    [`<circle r="4.8" fill="${c}"/><circle r="2" fill="#fff"/>`, "Port"],
    [`<circle r="7.4" fill="none" stroke="${c}" stroke-width="1.6"/><circle r="3.4" fill="${c}"/>`, "Planet"],
    [`<circle r="6.4" fill="${INK.gold}"/><circle r="2.9" fill="#2b1d05"/>`, "Chokepoint"],
    [line(`stroke="${c}" stroke-opacity=".8"`), "Warp"],
    [line(`stroke="${c}" stroke-dasharray="4 4"`), "One-way warp"],
    [line(`stroke="${INK.gold}"`), "Crossing"],
  ];
  const rows = entries.map(([glyph, text], i) => {
    const x = 960 + Math.floor(i / 3) * 160;
    const y = 1812 + (i % 3) * 34;
    return `<g transform="translate(${x} ${y})">${glyph}</g><text x="${x + 28}" y="${y + 5}" ${SANS} font-size="14" fill="${INK.text}" fill-opacity=".9">${text}</text>`;
  });
  const gate = `<use href="#gate" x="1298" y="1812"/><text x="1330" y="1817" ${SANS} font-size="14" fill="${INK.text}" fill-opacity=".9">Warp gate</text>`;
  const terminal = `<use href="#terminal" x="1434" y="1812"/><text x="1454" y="1817" ${SANS} font-size="14" fill="${INK.text}" fill-opacity=".9">Terminal</text>`;
  return rows.join("") + gate + (hasTerminals ? terminal : "");
}

function scaleBar(model: ChartModel, units: number): string {
  const length = units * model.scale;
  const x = 1290;
  return [
    `<path fill="none" stroke="${INK.text}" stroke-opacity=".75" d="M${x} 1866v8h${short(length)}v-8M${short(x + length / 2)} 1869v5"/>`,
    `<text x="${x}" y="1894" ${SANS} font-size="12.5" fill="${INK.textDim}">${grouped(units)} distance units</text>`,
  ].join("");
}

export function titleAndLegend(model: ChartModel, { title, subtitle, terminals = [] }: ChartOptions): string {
  const rule = `<path stroke="${INK.line}" stroke-opacity=".25" d="M86 1778H${SHEET.width - 86}"/>`;
  const scaleUnits = model.radiusUnits > 3000 ? 1000 : 500;
  return (
    titleBlock(model, title, subtitle) +
    rule +
    zoneLegend(model) +
    markLegend(terminals.length > 0) +
    scaleBar(model, scaleUnits)
  );
}

export function rings(model: ChartModel): string {
  return rangeRings(model, model.radiusUnits > 3000 ? 1000 : 500);
}
