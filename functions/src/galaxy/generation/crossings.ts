import { directionOf } from "./direction.ts";
import type { Layout } from "./layout.ts";
import type { ZoneRun } from "./quotas.ts";
import { drawInt, type Stream } from "./stream.ts";

/** A two-way connection between two zones; both ends are chokepoints. Sector numbers, `from` in the inner zone. */
export interface Crossing {
  readonly from: number;
  readonly to: number;
}

/** Lanes between two neighbouring districts: one near the hub, one half-way out, one at the rim. */
export const LANES_PER_NEIGHBOURS = 3;
/** How many ways lead from federation space into the border; the frontier has one for each of its 2–4 arms. */
export const FEDERATION_CROSSINGS = { min: 1, max: 2 } as const;

/** Indices to choose an end from. */
type Ends = readonly number[];

/** The closest pair; of equally close ones the lowest `from`, then the lowest `to`. */
function closestPair(layout: Layout, froms: Ends, tos: Ends): Crossing {
  const { x, y, z } = layout;
  // Sorted along x, a sector is compared with those only that are not too far off in x alone.
  const byX = Int32Array.from(tos).sort((a, b) => x[a]! - x[b]! || a - b);
  let best = Number.POSITIVE_INFINITY;
  let crossing: Crossing | undefined;
  for (const from of froms) {
    for (let i = firstWithin(x, byX, x[from]! - Math.sqrt(best)); i < byX.length; i++) {
      const to = byX[i]!;
      const dx = x[to]! - x[from]!;
      if (dx > 0 && dx * dx > best) break;
      const dy = y[to]! - y[from]!;
      const dz = z[to]! - z[from]!;
      const squaredDistance = dx * dx + dy * dy + dz * dz;
      const tie = squaredDistance === best && crossing?.from === from + 1 && to + 1 < crossing.to;
      if (squaredDistance >= best && !tie) continue;
      best = squaredDistance;
      crossing = { from: from + 1, to: to + 1 };
    }
  }
  if (crossing === undefined) throw new Error("closestPair: no sector left to join two zones at");
  return crossing;
}

/** The first place in `byX` whose x is at least `minX - 1` (the square root's last bit is not relied upon). */
function firstWithin(x: Int32Array, byX: Int32Array, minX: number): number {
  let low = 0;
  let high = byX.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[byX[middle]!]! < minX - 1) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The part of a run between two fractions of it: sectors are numbered outwards, so that this is a ring. */
function bandOf(run: ZoneRun, band: number, bands: number): number[] {
  const from = Math.floor((run.count * band) / bands);
  const to = Math.floor((run.count * (band + 1)) / bands);
  return Array.from({ length: to - from }, (_, i) => run.firstNumber - 1 + from + i);
}

/** The ends that lie nearest to one of `turns`, as seen from the centre, for each of the turns. */
function sharesByDirection(layout: Layout, ends: Ends, turns: readonly number[]): number[][] {
  const directions = turns.map(directionOf);
  const shares: number[][] = turns.map(() => []);
  for (const end of ends) {
    let nearest = 0;
    let best = Number.NEGATIVE_INFINITY;
    directions.forEach(([x, y], index) => {
      const along = x * layout.x[end]! + y * layout.y[end]!;
      if (along <= best) return;
      best = along;
      nearest = index;
    });
    shares[nearest]!.push(end);
  }
  return shares;
}

/** One crossing for each turn, joining the closest pair in its direction. */
function crossingsByDirection(layout: Layout, froms: Ends, tos: Ends, turns: readonly number[]): Crossing[] {
  const toShares = sharesByDirection(layout, tos, turns);
  return toShares.map((share) => closestPair(layout, froms, share));
}

/** Neighbours in the disc's order, the last next to the first again, with lanes at three radii. */
function districtLanes(layout: Layout, runs: readonly ZoneRun[], free: (ends: Ends) => Ends): Crossing[] {
  return runs.flatMap((run, index) => {
    const neighbour = runs[(index + 1) % runs.length]!;
    return Array.from({ length: LANES_PER_NEIGHBOURS }, (_, band) =>
      closestPair(
        layout,
        free(bandOf(run, band, LANES_PER_NEIGHBOURS)),
        free(bandOf(neighbour, band, LANES_PER_NEIGHBOURS)),
      ),
    );
  });
}

/**
 * The chokepoints. A region: one or two crossings from the federation to the border, in opposite directions, and one
 * from the border to the root of each frontier arm. The Nexus: three lanes between neighbouring districts.
 * A sector whose warps are used up (`degree`, at most `maxDegree`) is passed over.
 */
export function crossingsOf(
  stream: Stream,
  layout: Layout,
  runs: readonly ZoneRun[],
  degree: Uint8Array,
  maxDegree: number,
): Crossing[] {
  // Two lanes may meet in one sector, no more: hence one below the limit.
  const free = (ends: Ends) => ends.filter((end) => degree[end]! < maxDegree - 1);
  if (layout.armTurns.length === 0) return districtLanes(layout, runs, free);
  const [federation, border, frontier] = runs.map((run) => free(bandOf(run, 0, 1)));
  const count = drawInt(stream, FEDERATION_CROSSINGS.min, FEDERATION_CROSSINGS.max);
  const start = layout.armTurns[0]! + 0.125;
  const turns = Array.from({ length: count }, (_, i) => start + i / count);
  return [
    ...crossingsByDirection(layout, federation!, border!, turns),
    ...crossingsByDirection(layout, border!, frontier!, layout.armTurns),
  ];
}
