import type { ChartChunk } from "../../../functions/src/galaxy/schema.ts";

export const LINE_KIND = { within: 0, crossing: 1, oneWay: 2 } as const;

/** A whole chart, unpacked. A sector's index is its number less one; lengths are in distance units. */
export interface StarChart {
  readonly sectorCount: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Indices of the zone table. */
  readonly zones: Uint8Array;
  /** Bits of `CHART_MARK`. */
  readonly marks: Uint8Array;
  /** Where each sector's warps begin in `warpTo`, which holds indices; one more than there are sectors. */
  readonly warpStart: Uint32Array;
  readonly warpTo: Uint16Array;
  /** What is drawn: a two-way warp once. A one-way warp leads from `from`; one between zones is a crossing. */
  readonly lines: { readonly from: Uint16Array; readonly to: Uint16Array; readonly kind: Uint8Array };
  /** Of the smallest circle around the middle that holds all sectors. */
  readonly radiusUnits: number;
  /** The median length of a warp: about the distance from a sector to the next. */
  readonly spacingUnits: number;
}

/** Unpacks all chunks of a region, in whatever order they come. */
export function chartOf(chunks: readonly ChartChunk[]): StarChart {
  const ordered = chunks.toSorted((a, b) => a.firstNumber - b.firstNumber);
  const sectorCount = ordered.reduce((sum, { count }) => sum + count, 0);
  const positions = ordered.flatMap((chunk) => chunk.positions);
  const x = Float32Array.from({ length: sectorCount }, (_, i) => positions[3 * i]!);
  const y = Float32Array.from({ length: sectorCount }, (_, i) => positions[3 * i + 1]!);
  const warpStart = new Uint32Array(sectorCount + 1);
  for (const [i, count] of ordered.flatMap((chunk) => chunk.warpCounts).entries())
    warpStart[i + 1] = warpStart[i]! + count;
  const warpTo = Uint16Array.from(
    ordered.flatMap((chunk) => chunk.warps),
    (number) => number - 1,
  );
  const zones = Uint8Array.from(ordered.flatMap((chunk) => chunk.zones));
  let radiusUnits = 1;
  for (let i = 0; i < sectorCount; i++) radiusUnits = Math.max(radiusUnits, Math.hypot(x[i]!, y[i]!));
  const lines = linesOf({ sectorCount, zones, warpStart, warpTo });
  return {
    sectorCount,
    x,
    y,
    zones,
    marks: Uint8Array.from(ordered.flatMap((chunk) => chunk.marks)),
    warpStart,
    warpTo,
    lines,
    radiusUnits,
    spacingUnits: medianLength(lines, x, y),
  };
}

export function warpsOf({ warpStart, warpTo }: Pick<StarChart, "warpStart" | "warpTo">, index: number) {
  return warpTo.subarray(warpStart[index]!, warpStart[index + 1]!);
}

function linesOf(
  chart: Pick<StarChart, "sectorCount" | "zones" | "warpStart" | "warpTo">,
): StarChart["lines"] {
  const from: number[] = [];
  const to: number[] = [];
  const kind: number[] = [];
  for (let index = 0; index < chart.sectorCount; index++) {
    for (const target of warpsOf(chart, index)) {
      const isTwoWay = warpsOf(chart, target).includes(index);
      if (isTwoWay && target < index) continue;
      from.push(index);
      to.push(target);
      const isCrossing = chart.zones[index] !== chart.zones[target];
      kind.push(!isTwoWay ? LINE_KIND.oneWay : isCrossing ? LINE_KIND.crossing : LINE_KIND.within);
    }
  }
  return { from: Uint16Array.from(from), to: Uint16Array.from(to), kind: Uint8Array.from(kind) };
}

function medianLength({ from, to }: StarChart["lines"], x: Float32Array, y: Float32Array): number {
  const lengths = Array.from(from, (a, line) => Math.hypot(x[a]! - x[to[line]!]!, y[a]! - y[to[line]!]!));
  return lengths.toSorted((a, b) => a - b)[lengths.length >> 1] || 1;
}

export type Direction = "up" | "down" | "left" | "right";

const DIRECTIONS: Readonly<Record<Direction, readonly [x: number, y: number]>> = {
  up: [0, -1],
  down: [0, 1],
  left: [-1, 0],
  right: [1, 0],
};

/** The sector that the warp nearest to a direction leads to; null where none leads within 90° of it. */
export function neighbourTowards(chart: StarChart, index: number, direction: Direction): number | null {
  const [dx, dy] = DIRECTIONS[direction];
  let best: number | null = null;
  let closest = 0;
  for (const target of warpsOf(chart, index)) {
    const x = chart.x[target]! - chart.x[index]!;
    const y = chart.y[target]! - chart.y[index]!;
    const cosine = (x * dx + y * dy) / (Math.hypot(x, y) || 1);
    if (cosine <= closest) continue;
    closest = cosine;
    best = target;
  }
  return best;
}
