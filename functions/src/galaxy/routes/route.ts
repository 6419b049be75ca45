import graphology from "graphology";
import { bidirectional } from "graphology-shortest-path/dijkstra.js";
import { CHART_MARK } from "../chartMark.ts";
import type { ChartChunk } from "../schema.ts";
import { isCombatZone, ZONES } from "../zones.ts";
import type { Leg } from "./journey.ts";
import type { Preference } from "./preference.ts";

// A CommonJS package without named exports: its classes hang on the default one.
const { DirectedGraph } = graphology;

/** A region's warps with `weight` on every edge; nodes are sector numbers as text, edge keys are "from>to". */
export type WarpGraph = InstanceType<typeof DirectedGraph<ChartedSector, { weight: number }>>;

interface Position {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** What the chart says of a sector. */
interface ChartedSector extends Position {
  readonly combatAllowed: boolean;
  readonly hasPort: boolean;
}

/**
 * One weight for two aims: the distance first, and among equally long ways the fewest warps. A route has fewer than
 * 5,000 warps and is shorter than 2^30 units, so that the sum stays a safe integer.
 */
const WEIGHT_PER_UNIT = 8192;

function lengthUnits(from: Position, to: Position): number {
  const dx = from.x - to.x;
  const dy = from.y - to.y;
  const dz = from.z - to.z;
  return Math.round(Math.sqrt(dx * dx + dy * dy + dz * dz));
}

function addSectors(graph: WarpGraph, chunk: ChartChunk): void {
  for (let i = 0; i < chunk.count; i++) {
    const [x, y, z] = chunk.positions.slice(3 * i, 3 * i + 3);
    graph.addNode(`${chunk.firstNumber + i}`, {
      x: x!,
      y: y!,
      z: z!,
      combatAllowed: isCombatZone(ZONES[chunk.zones[i]!]!),
      hasPort: (chunk.marks[i]! & CHART_MARK.port) !== 0,
    });
  }
}

function addWarps(graph: WarpGraph, chunk: ChartChunk): void {
  let offset = 0;
  for (let i = 0; i < chunk.count; i++) {
    const from = `${chunk.firstNumber + i}`;
    const next = offset + chunk.warpCounts[i]!;
    for (const number of chunk.warps.slice(offset, next)) {
      const to = `${number}`;
      const units = lengthUnits(graph.getNodeAttributes(from), graph.getNodeAttributes(to));
      graph.addDirectedEdgeWithKey(`${from}>${to}`, from, to, { weight: units * WEIGHT_PER_UNIT + 1 });
    }
    offset = next;
  }
}

/**
 * The graph of a whole region from all its chart chunks, in whatever order they came: nodes and edges are always
 * added by sector number, because the search breaks its last ties by that order. Throws when a chunk is missing.
 */
export function warpGraphOf(chunks: readonly ChartChunk[]): WarpGraph {
  const ordered = chunks.toSorted((a, b) => a.firstNumber - b.firstNumber);
  const graph: WarpGraph = new DirectedGraph<ChartedSector, { weight: number }>();
  for (const chunk of ordered) addSectors(graph, chunk);
  for (const chunk of ordered) addWarps(graph, chunk);
  return graph;
}

/** One warp more counts for more than any distance. */
const UNITS_PER_WARP = 2 ** 30;

const weightOf: Readonly<Record<Preference, "weight" | ((edge: string, of: { weight: number }) => number)>> =
  {
    shortest: "weight",
    fewestTurns: (_edge, { weight }) => UNITS_PER_WARP + Math.floor(weight / WEIGHT_PER_UNIT),
  };

/** How far two sectors lie apart, whatever warps there are, in whole distance units. */
export function straightUnits(graph: WarpGraph, from: number, to: number): number {
  return lengthUnits(graph.getNodeAttributes(`${from}`), graph.getNodeAttributes(`${to}`));
}

/**
 * The best way by warps (Dijkstra from both ends), lengths in whole distance units, each warp rounded on its own.
 * `from` equal to `to` is a way of no warps. Null when a sector is unknown or no way leads there.
 */
export function bestRoute(
  graph: WarpGraph,
  from: number,
  to: number,
  preference: Preference = "shortest",
): Omit<Leg, "regionId"> | null {
  if (!graph.hasNode(`${from}`) || !graph.hasNode(`${to}`)) return null;
  const path: string[] | null = bidirectional(graph, `${from}`, `${to}`, weightOf[preference]);
  if (path === null) return null;
  let distanceUnits = 0;
  for (let i = 1; i < path.length; i++) {
    distanceUnits += lengthUnits(graph.getNodeAttributes(path[i - 1]!), graph.getNodeAttributes(path[i]!));
  }
  return { sectors: path.map(Number), warpCount: path.length - 1, distanceUnits };
}
