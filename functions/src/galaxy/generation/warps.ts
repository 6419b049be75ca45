import { Delaunay } from "d3-delaunay";
import { MAX_WARPS_PER_SECTOR } from "../zones.ts";
import { type Crossing, crossingsOf } from "./crossings.ts";
import type { Layout } from "./layout.ts";
import type { ZoneRun } from "./quotas.ts";
import { drawInt, drawUnit, type Stream } from "./stream.ts";

/** Inside a zone a sector stops here, which leaves room for lanes and crossings. */
const MAX_INNER_DEGREE = 6;
/** An extra connection is at most this many times as long as the zone's median tree connection. */
const MAX_EXTRA_LENGTH_RATIO = 2.2;

/** The warps of a region in compressed rows: sector index i leads to `to[start[i] .. start[i + 1])`, ascending. */
export interface Warps {
  readonly start: Uint32Array;
  /** Sector numbers, not indices. */
  readonly to: Uint16Array;
  /** The two-way connections between zones: the only ways from one zone to another. */
  readonly crossings: readonly Crossing[];
}

/** Connections while they are being chosen: parallel arrays of indices. */
interface Connections {
  readonly from: number[];
  readonly to: number[];
  /** False: `from` leads to `to`, and not back. */
  readonly twoWay: boolean[];
  readonly degree: Uint8Array;
}

/** Candidate pairs of one zone, shortest first: the edges of its Delaunay triangulation in the plane. */
interface Candidates {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly squaredLength: Float64Array;
}

/** One more than the highest sector index and than the highest candidate position: two of them pack into 26 bits. */
const PACK = 8192;
const PACK_CANDIDATE = 32768;

function candidatesOf(layout: Layout, run: ZoneRun): Candidates {
  const first = run.firstNumber - 1;
  const points = new Float64Array(run.count * 2);
  for (let i = 0; i < run.count; i++) {
    points[2 * i] = layout.x[first + i]!;
    points[2 * i + 1] = layout.y[first + i]!;
  }
  const { triangles, halfedges } = new Delaunay(points);
  const pairs: number[] = [];
  for (let edge = 0; edge < halfedges.length; edge++) {
    // Each inner edge is two half-edges, each hull edge one: take it once.
    if (edge < halfedges[edge]!) continue;
    const a = first + triangles[edge]!;
    const b = first + triangles[edge % 3 === 2 ? edge - 2 : edge + 1]!;
    pairs.push(Math.min(a, b) * PACK + Math.max(a, b));
  }
  return sortedByLength(layout, Float64Array.from(pairs).sort());
}

/** Sorts by length, then by pair: numbers packed into one key each, because typed arrays sort ten times faster. */
function sortedByLength(layout: Layout, pairs: Float64Array): Candidates {
  const { x, y } = layout;
  const keys = pairs.map((pair, position) => {
    const from = Math.floor(pair / PACK);
    const to = pair % PACK;
    const dx = x[from]! - x[to]!;
    const dy = y[from]! - y[to]!;
    return (dx * dx + dy * dy) * PACK_CANDIDATE + position;
  });
  keys.sort();
  const from = new Int32Array(keys.length);
  const to = new Int32Array(keys.length);
  keys.forEach((key, i) => {
    const pair = pairs[key % PACK_CANDIDATE]!;
    from[i] = Math.floor(pair / PACK);
    to[i] = pair % PACK;
  });
  return { from, to, squaredLength: keys.map((key) => Math.floor(key / PACK_CANDIDATE)) };
}

function rootOf(parents: Int32Array, index: number): number {
  let root = index;
  while (parents[root] !== root) {
    parents[root] = parents[parents[root]!]!;
    root = parents[root]!;
  }
  return root;
}

function connect(connections: Connections, from: number, to: number): void {
  connections.from.push(from);
  connections.to.push(to);
  connections.twoWay.push(true);
  connections.degree[from]! += 1;
  connections.degree[to]! += 1;
}

/** What Kruskal left: the candidates not in the tree, by their position, and the tree's typical length, squared. */
interface TreeRest {
  readonly leftOver: readonly number[];
  readonly medianSquaredLength: number;
}

/** Kruskal's minimum spanning tree. */
function connectTree(connections: Connections, candidates: Candidates, parents: Int32Array): TreeRest {
  const leftOver: number[] = [];
  const lengths: number[] = [];
  for (let i = 0; i < candidates.from.length; i++) {
    const from = candidates.from[i]!;
    const to = candidates.to[i]!;
    const a = rootOf(parents, from);
    const b = rootOf(parents, to);
    if (a === b) {
      leftOver.push(i);
      continue;
    }
    parents[a] = b;
    connect(connections, from, to);
    lengths.push(candidates.squaredLength[i]!);
  }
  // The candidates came shortest first, and so did the tree.
  return { leftOver, medianSquaredLength: lengths[Math.floor(lengths.length / 2)]! };
}

/** Adds up to the zone's quota of connections: short ones first, loosely, so that loops are not all alike. */
function connectExtras(
  stream: Stream,
  connections: Connections,
  candidates: Candidates,
  rest: TreeRest,
  run: ZoneRun,
): void {
  let open = Math.round((run.count * run.zone.extraWarpsPermille) / 1000);
  const limit = rest.medianSquaredLength * MAX_EXTRA_LENGTH_RATIO * MAX_EXTRA_LENGTH_RATIO;
  const ranked = Float64Array.from(rest.leftOver, (candidate) => {
    const rank = Math.floor(candidates.squaredLength[candidate]! * (0.4 + drawUnit(stream)));
    return rank * PACK_CANDIDATE + candidate;
  });
  for (const key of ranked.sort()) {
    const candidate = key % PACK_CANDIDATE;
    if (open === 0) return;
    const from = candidates.from[candidate]!;
    const to = candidates.to[candidate]!;
    if (candidates.squaredLength[candidate]! > limit) continue;
    if (connections.degree[from]! >= MAX_INNER_DEGREE || connections.degree[to]! >= MAX_INNER_DEGREE)
      continue;
    connect(connections, from, to);
    open--;
  }
}

/** Turns the zone's share of connections into one-way warps. Never one of the tree: so nobody is ever trapped. */
function loosenExtras(
  stream: Stream,
  connections: Connections,
  firstExtra: number,
  firstOwn: number,
  run: ZoneRun,
): void {
  const extras = Array.from({ length: connections.from.length - firstExtra }, (_, i) => firstExtra + i);
  const own = connections.from.length - firstOwn;
  const quota = Math.min(extras.length, Math.round((own * run.zone.oneWayPermille) / 1000));
  for (let i = 0; i < quota; i++) {
    const swap = drawInt(stream, i, extras.length - 1);
    const edge = extras[swap]!;
    extras[swap] = extras[i]!;
    connections.twoWay[edge] = false;
    if (drawInt(stream, 0, 1) === 0) continue;
    const from = connections.from[edge]!;
    connections.from[edge] = connections.to[edge]!;
    connections.to[edge] = from;
  }
}

/** Sorts to[from .. until) in place; a row has eight entries at most. */
function sortRow(to: Uint16Array, from: number, until: number): void {
  for (let i = from + 1; i < until; i++) {
    const moving = to[i]!;
    let place = i;
    for (; place > from && to[place - 1]! > moving; place--) to[place] = to[place - 1]!;
    to[place] = moving;
  }
}

/** Each sector's warps in ascending order of their targets. */
function compressed(connections: Connections, sectorCount: number, crossings: readonly Crossing[]): Warps {
  const { from, to, twoWay } = connections;
  const start = new Uint32Array(sectorCount + 1);
  for (let i = 0; i < from.length; i++) {
    start[from[i]! + 1]! += 1;
    if (twoWay[i]) start[to[i]! + 1]! += 1;
  }
  for (let i = 0; i < sectorCount; i++) start[i + 1]! += start[i]!;
  const next = start.slice();
  const targets = new Uint16Array(start[sectorCount]!);
  for (let i = 0; i < from.length; i++) {
    targets[next[from[i]!]!++] = to[i]! + 1;
    if (twoWay[i]) targets[next[to[i]!]!++] = from[i]! + 1;
  }
  for (let i = 0; i < sectorCount; i++) sortRow(targets, start[i]!, start[i + 1]!);
  return { start, to: targets, crossings };
}

/**
 * The warps of a whole region. Every zone is a spanning tree of two-way connections plus its quota of extras, a
 * share of which is one-way; zones are joined by two-way crossings only. Hence the graph is strongly connected by
 * construction: the trees and the crossings alone already are.
 */
export function warpsOf(stream: Stream, layout: Layout, runs: readonly ZoneRun[]): Warps {
  const sectorCount = layout.x.length;
  const connections: Connections = { from: [], to: [], twoWay: [], degree: new Uint8Array(sectorCount) };
  const parents = Int32Array.from({ length: sectorCount }, (_, index) => index);
  for (const run of runs) {
    const candidates = candidatesOf(layout, run);
    const firstOwn = connections.from.length;
    const rest = connectTree(connections, candidates, parents);
    const firstExtra = connections.from.length;
    connectExtras(stream, connections, candidates, rest, run);
    loosenExtras(stream, connections, firstExtra, firstOwn, run);
  }
  const crossings = crossingsOf(stream, layout, runs, connections.degree, MAX_WARPS_PER_SECTOR);
  for (const { from, to } of crossings) connect(connections, from - 1, to - 1);
  return compressed(connections, sectorCount, crossings);
}
