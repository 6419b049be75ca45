import { CHART_MARK } from "../../functions/src/galaxy/chartMark.ts";
import type { ChartChunk } from "../../functions/src/galaxy/schema.ts";
import { ZONES } from "../../functions/src/galaxy/zones.ts";
import { INK, SANS, SHEET, short, ZONE_COLOR } from "./chartStyle.ts";

/** A whole chart, unpacked; arrays by sector index. */
export interface ChartModel {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly zoneCodes: readonly number[];
  readonly marks: readonly number[];
  /** Directed, as pairs of indices. */
  readonly warps: readonly (readonly [from: number, to: number])[];
  readonly gates: readonly number[];
  /** Pixels per distance unit. */
  readonly scale: number;
  readonly radiusUnits: number;
}

/** Unpacks all chunks of a region, in whatever order they come. */
export function chartModelOf(chunks: readonly ChartChunk[]): ChartModel {
  const ordered = chunks.toSorted((a, b) => a.firstNumber - b.firstNumber);
  const positions = ordered.flatMap((chunk) => chunk.positions);
  const x = positions.filter((_, i) => i % 3 === 0);
  const y = positions.filter((_, i) => i % 3 === 1);
  const targets = ordered.flatMap((chunk) => chunk.warps);
  let offset = 0;
  const warps = ordered
    .flatMap((chunk) => chunk.warpCounts)
    .flatMap((count, from) => {
      offset += count;
      return targets.slice(offset - count, offset).map((to) => [from, to - 1] as const);
    });
  const radiusUnits = Math.sqrt(Math.max(...x.map((value, i) => value * value + y[i]! * y[i]!)));
  return {
    x,
    y,
    zoneCodes: ordered.flatMap((chunk) => chunk.zones),
    marks: ordered.flatMap((chunk) => chunk.marks),
    warps,
    gates: ordered.flatMap((chunk) => chunk.gates),
    scale: SHEET.mapRadius / radiusUnits,
    radiusUnits,
  };
}

/** Every index of the chart that satisfies `test`, as one path of dots (a dot is a line of no length, round-capped). */
function dots(model: ChartModel, radiusPx: number, style: string, test: (index: number) => boolean): string {
  const path = model.x.map((x, i) => (test(i) ? `M${x} ${model.y[i]}h0` : "")).join("");
  if (path === "") return "";
  return `<path ${style} stroke-width="${short((2 * radiusPx) / model.scale)}" d="${path}"/>`;
}

function lines(model: ChartModel, pairs: ChartModel["warps"]): string {
  return pairs
    .map(([from, to]) => {
      const dx = model.x[to]! - model.x[from]!;
      const dy = model.y[to]! - model.y[from]!;
      return `M${model.x[from]} ${model.y[from]}l${dx} ${dy}`;
    })
    .join("");
}

/** Soft light under every part of the galaxy, in the colour of its zone. */
function haze(model: ChartModel): string {
  const dense = model.x.length > 500;
  const step = dense ? Math.max(1, Math.floor(model.x.length / 520)) : 2;
  const radius = Math.round((dense ? 74 : 62) / model.scale);
  const clouds = model.x.flatMap((x, i) =>
    i % step === 0
      ? `<circle cx="${x}" cy="${model.y[i]}" r="${radius}" fill="url(#haze-${ZONES[model.zoneCodes[i]!]!.id})"/>`
      : [],
  );
  const core = `<circle r="${Math.round(280 / model.scale)}" fill="url(#core)"/>`;
  return clouds.join("") + core;
}

/** Two-way warps once, one-way warps dashed, crossings between zones in gold. */
function warpLines(model: ChartModel): string {
  const directed = new Set(model.warps.map(([from, to]) => from * 8192 + to));
  const isTwoWay = ([from, to]: readonly [number, number]) => directed.has(to * 8192 + from);
  const isCrossing = ([from, to]: readonly [number, number]) => model.zoneCodes[from] !== model.zoneCodes[to];
  const inner = model.warps.filter((warp) => !isCrossing(warp));
  const px = (width: number) => short(width / model.scale);
  const dense = model.x.length > 500;
  const zones = [...new Set(model.zoneCodes)].map((code) => {
    const own = inner.filter(([from]) => model.zoneCodes[from] === code);
    const twoWay = own.filter((warp) => isTwoWay(warp) && warp[0] < warp[1]);
    const oneWay = own.filter((warp) => !isTwoWay(warp));
    const color = ZONE_COLOR[ZONES[code]!.id];
    return (
      `<path stroke="${color}" stroke-opacity="${dense ? 0.4 : 0.5}" stroke-width="${px(dense ? 0.6 : 1)}" d="${lines(model, twoWay)}"/>` +
      `<path stroke="${color}" stroke-opacity=".75" stroke-width="${px(dense ? 0.6 : 1)}" stroke-dasharray="${px(dense ? 1.6 : 4)} ${px(dense ? 2.2 : 4)}" d="${lines(model, oneWay)}"/>`
    );
  });
  const crossings = lines(
    model,
    model.warps.filter((warp) => isCrossing(warp) && warp[0] < warp[1]),
  );
  const gold = [
    `<path stroke="${INK.gold}" stroke-opacity=".14" stroke-width="${px(9)}" d="${crossings}"/>`,
    `<path stroke="${INK.gold}" stroke-opacity=".95" stroke-width="${px(1.7)}" d="${crossings}"/>`,
  ];
  return `<g fill="none" stroke-linecap="round">${zones.join("")}${gold.join("")}</g>`;
}

/** Dots by zone; a port is larger with a white heart, a planet wears a ring, a chokepoint is gold. */
function sectorDots(model: ChartModel): string {
  const size = model.x.length > 500 ? 1 : 2.1;
  const has = (index: number, mark: number) => (model.marks[index]! & mark) !== 0;
  const groups = [...new Set(model.zoneCodes)].map((code) => {
    const own = (index: number) => model.zoneCodes[index] === code;
    const color = ZONE_COLOR[ZONES[code]!.id];
    return [
      dots(
        model,
        1.25 * size,
        `stroke="${color}" stroke-opacity=".8"`,
        (i) => own(i) && !has(i, CHART_MARK.port),
      ),
      dots(model, 2 * size, `stroke="${color}"`, (i) => own(i) && has(i, CHART_MARK.port)),
      // A ring: a dot in the zone's colour under a smaller dark one under the sector's own.
      dots(model, 3.9 * size, `stroke="${color}"`, (i) => own(i) && has(i, CHART_MARK.planet)),
      dots(model, 3.1 * size, `stroke="#0a1022"`, (i) => own(i) && has(i, CHART_MARK.planet)),
      dots(model, 1.7 * size, `stroke="${color}"`, (i) => own(i) && has(i, CHART_MARK.planet)),
    ].join("");
  });
  const hearts = dots(model, 0.85 * size, `stroke="${INK.white}"`, (i) => has(i, CHART_MARK.port));
  const chokepoints = [
    dots(model, 3.3 * size, `stroke="${INK.gold}"`, (i) => has(i, CHART_MARK.chokepoint)),
    dots(model, 1.5 * size, `stroke="#2b1d05"`, (i) => has(i, CHART_MARK.chokepoint)),
  ];
  return `<g fill="none" stroke-linecap="round">${groups.join("")}${hearts}${chokepoints.join("")}</g>`;
}

/** Circles of equal distance from the centre, every `stepUnits`. */
export function rangeRings(model: ChartModel, stepUnits: number): string {
  const rings: string[] = [];
  for (let radius = stepUnits; radius * model.scale < SHEET.mapRadius + 12; radius += stepUnits) {
    rings.push(`<circle r="${short(radius * model.scale)}"/>`);
    rings.push(
      `<text x="4" y="${short(-radius * model.scale - 4)}" ${SANS} font-size="9.5" fill="${INK.textDim}" fill-opacity=".55" stroke="none">${radius}</text>`,
    );
  }
  const axes = `<path d="M-${SHEET.mapRadius + 30} 0H${SHEET.mapRadius + 30}M0-${SHEET.mapRadius + 30}V${SHEET.mapRadius + 30}"/>`;
  return `<g fill="none" stroke="${INK.line}" stroke-opacity=".11" stroke-width=".8">${rings.join("")}${axes}</g>`;
}

/** The galaxy itself in distance units, scaled onto the sheet around the origin. */
export function galaxyBody(model: ChartModel): string {
  const scale = Math.round(model.scale * 1e6) / 1e6;
  return `<g transform="scale(${scale})">${haze(model)}${warpLines(model)}${sectorDots(model)}</g>`;
}
