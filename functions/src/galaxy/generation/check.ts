import type { ChartChunk } from "../schema.ts";
import type { RegionPlan } from "./plan.ts";

/** A region as it was read back: counts by aggregation queries over the documents, warps by sector or by chunk. */
export interface RegionReading {
  readonly sectorCount: number;
  readonly portCount: number;
  readonly planetCount: number;
  /** The sum of the sectors' `warpCount`. */
  readonly warpCount: number;
  /** Each sector that was found, in any order, with the sectors it leads to. */
  readonly sectors: Iterable<{ readonly number: number; readonly warps: readonly number[] }>;
}

export type DiscrepancyKind =
  | "SECTOR_COUNT"
  | "PORT_COUNT"
  | "PLANET_COUNT"
  | "WARP_COUNT"
  | "SECTOR_MISSING"
  | "SECTOR_TWICE"
  | "SECTOR_UNKNOWN"
  | "WARPS_DIFFER"
  | "SECTOR_NOT_REACHED"
  | "SECTOR_TRAPPED";

/** One thing that is not as planned; `sector` is null where the whole region is meant. */
export interface Discrepancy {
  readonly kind: DiscrepancyKind;
  readonly sector: number | null;
  readonly expected: string;
  readonly actual: string;
}

/** The rows by sector index; undefined where the reading lacks the sector. */
type Rows = (readonly number[] | undefined)[];

/** The sectors of chart chunks, for `RegionReading.sectors`; the order of the chunks does not matter. */
export function* sectorsOfChunks(
  chunks: Iterable<ChartChunk>,
): Generator<{ number: number; warps: number[] }> {
  for (const chunk of chunks) {
    let offset = 0;
    for (let i = 0; i < chunk.count; i++) {
      const next = offset + chunk.warpCounts[i]!;
      yield { number: chunk.firstNumber + i, warps: chunk.warps.slice(offset, next) };
      offset = next;
    }
  }
}

function compareCounts(plan: RegionPlan, reading: RegionReading): Discrepancy[] {
  const { totals } = plan;
  const counts: [DiscrepancyKind, number, number][] = [
    ["SECTOR_COUNT", totals.sectors, reading.sectorCount],
    ["PORT_COUNT", totals.ports, reading.portCount],
    ["PLANET_COUNT", totals.planets, reading.planetCount],
    ["WARP_COUNT", totals.warps, reading.warpCount],
  ];
  return counts
    .filter(([, expected, actual]) => expected !== actual)
    .map(([kind, expected, actual]) => ({
      kind,
      sector: null,
      expected: `${expected}`,
      actual: `${actual}`,
    }));
}

function collectRows(plan: RegionPlan, reading: RegionReading, found: Discrepancy[]): Rows {
  const rows: Rows = new Array(plan.totals.sectors).fill(undefined);
  for (const { number, warps } of reading.sectors) {
    if (!Number.isInteger(number) || number < 1 || number > plan.totals.sectors) {
      found.push({
        kind: "SECTOR_UNKNOWN",
        sector: number,
        expected: `1 to ${plan.totals.sectors}`,
        actual: `${number}`,
      });
    } else if (rows[number - 1] !== undefined) {
      found.push({ kind: "SECTOR_TWICE", sector: number, expected: "once", actual: "again" });
    } else {
      rows[number - 1] = warps;
    }
  }
  return rows;
}

function compareRows(plan: RegionPlan, rows: Rows): Discrepancy[] {
  const { start, to } = plan.warps;
  return rows.flatMap((row, index): Discrepancy[] => {
    const expected = to.subarray(start[index], start[index + 1]).join(",");
    if (row === undefined) {
      return [{ kind: "SECTOR_MISSING", sector: index + 1, expected: "present", actual: "absent" }];
    }
    const actual = row.join(",");
    if (actual === expected) return [];
    return [{ kind: "WARPS_DIFFER", sector: index + 1, expected, actual }];
  });
}

function reversed(rows: Rows): Rows {
  const back: number[][] = rows.map(() => []);
  rows.forEach((row, index) => {
    for (const to of row ?? []) back[to - 1]?.push(index + 1);
  });
  return back;
}

/** Marks the indices that can be reached from sector 1 along `rows`. */
function reachedFromFirst(rows: Rows): Uint8Array {
  const reached = new Uint8Array(rows.length);
  const open = [1];
  reached[0] = 1;
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    for (const next of rows[number - 1] ?? []) {
      if (next < 1 || next > rows.length || reached[next - 1] === 1) continue;
      reached[next - 1] = 1;
      open.push(next);
    }
  }
  return reached;
}

function compareReach(rows: Rows): Discrepancy[] {
  const reached = reachedFromFirst(rows);
  const returning = reachedFromFirst(reversed(rows));
  return rows.flatMap((_, index): Discrepancy[] => {
    const sector = index + 1;
    const found: Discrepancy[] = [];
    if (reached[index] === 0) {
      found.push({
        kind: "SECTOR_NOT_REACHED",
        sector,
        expected: "a way from sector 1",
        actual: "no way from sector 1",
      });
    }
    if (returning[index] === 0) {
      found.push({
        kind: "SECTOR_TRAPPED",
        sector,
        expected: "a way to sector 1",
        actual: "no way to sector 1",
      });
    }
    return found;
  });
}

/**
 * Decides whether a region is complete: every count as planned, every sector there once with the planned warps, and,
 * judged from what was read and not from the plan, every sector reachable from sector 1 and able to reach it.
 * Returns what is amiss: counts first, then by sector number; empty means the region may open. Linear in size.
 */
export function checkRegion(plan: RegionPlan, reading: RegionReading): Discrepancy[] {
  const found = compareCounts(plan, reading);
  const rows = collectRows(plan, reading, found);
  return [...found, ...compareRows(plan, rows), ...compareReach(rows)];
}
