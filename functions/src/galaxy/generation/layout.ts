import { directionOf } from "./direction.ts";
import type { ZoneRun } from "./quotas.ts";
import { drawBell, drawInt, drawUnit, type Stream } from "./stream.ts";

/** Positions by index (sector number - 1), in whole distance units; no two share the same (x, y). */
export interface Layout {
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly z: Int32Array;
  /** How many spiral arms the frontier has, and the direction of each arm's root, in turns; empty in the Nexus. */
  readonly armTurns: readonly number[];
}

/** A point before rounding, with the distance from the centre by which a zone numbers its sectors. */
interface Point {
  x: number;
  y: number;
  z: number;
  radius: number;
}

/** Roberts' R2 sequence: the plane's analogue of the golden ratio; even cover without visible rows. */
const R2_U = 0.7548776662466927;
const R2_V = 0.5698402909980532;
const fraction = (value: number) => value - Math.floor(value);

/** The Nexus' radius at 5,000 sectors; smaller ones keep the density. */
const NEXUS_RADIUS_UNITS = 4200;
const NEXUS_HUB_UNITS = 420;
/** The dark lane between two districts. */
const DISTRICT_GAP_UNITS = 85;
const DISTRICT_JITTER_UNITS = 62;

const FEDERATION_RADIUS_UNITS = 130;
const BORDER_RADIUS_UNITS = { from: 370, to: 980 } as const;
const FRONTIER_RADIUS_UNITS = { from: 1130, to: 2500 } as const;
/** The frontier's sectors outside the arms, per cent: strays that fill the halo. */
const FRONTIER_HALO_PERCENT = 22;

function pointAt(turn: number, radius: number, z: number): Point {
  const [x, y] = directionOf(turn);
  return { x: x * radius, y: y * radius, z, radius };
}

/** Moves a point out of its place in the sequence: cover stays even, rows disappear. */
function jittered(stream: Stream, point: Point, units: number): Point {
  return { ...point, x: point.x + drawBell(stream) * units, y: point.y + drawBell(stream) * units };
}

/** One district: a wedge of the disc, wound up into a spiral, with a dark lane on both sides. */
function districtPoints(stream: Stream, count: number, fromTurn: number, turns: number, disc: Disc): Point[] {
  const shiftU = drawUnit(stream);
  const shiftV = drawUnit(stream);
  const points: Point[] = [];
  for (let i = 0; i < count; i++) {
    const u = fraction(shiftU + i * R2_U);
    const v = fraction(shiftV + i * R2_V);
    // Between even in area (sqrt) and even in radius: the disc brightens towards its centre.
    const radius = disc.hub + (disc.radius - disc.hub) * (0.45 * u + 0.55 * Math.sqrt(u));
    const gap = DISTRICT_GAP_UNITS / (6.283185307179586 * radius);
    const across = (turns - 2 * gap) * v + gap;
    const turn = fromTurn + across + disc.twistTurns * Math.sqrt(radius / disc.radius);
    const thickness = 380 - 270 * (radius / disc.radius);
    points.push(jittered(stream, pointAt(turn, radius, drawBell(stream) * thickness), DISTRICT_JITTER_UNITS));
  }
  return points;
}

interface Disc {
  readonly radius: number;
  readonly hub: number;
  readonly twistTurns: number;
}

/** The Nexus: six spiral wedges, as wide as their districts' shares. */
function nexusPoints(stream: Stream, runs: readonly ZoneRun[]): Point[][] {
  const total = runs.reduce((sum, run) => sum + run.count, 0);
  const disc: Disc = {
    radius: NEXUS_RADIUS_UNITS * Math.sqrt(total / 5000),
    hub: NEXUS_HUB_UNITS,
    twistTurns: 0.42 + 0.16 * drawUnit(stream),
  };
  let turn = drawUnit(stream);
  return runs.map((run) => {
    const turns = run.count / total;
    const points = districtPoints(stream, run.count, turn, turns, disc);
    turn += turns;
    return points;
  });
}

/** Sector 1 at the centre and the other six on a hexagon around it, a little out of place. */
function federationPoints(stream: Stream, count: number): Point[] {
  const start = drawUnit(stream);
  const points = [pointAt(0, 0, 0)];
  for (let i = 1; i < count; i++) {
    const turn = start + (i - 1) / (count - 1) + drawBell(stream) * 0.02;
    const point = pointAt(
      turn,
      FEDERATION_RADIUS_UNITS * (1 + drawBell(stream) * 0.12),
      drawBell(stream) * 20,
    );
    // The hexagon keeps its order by number, whatever the jitter did to the radius.
    points.push({ ...point, radius: i });
  }
  return points;
}

/** A disc around the federation with an empty ring between the two. */
function borderPoints(stream: Stream, count: number): Point[] {
  const { from, to } = BORDER_RADIUS_UNITS;
  const shiftU = drawUnit(stream);
  const shiftV = drawUnit(stream);
  const points: Point[] = [];
  for (let i = 0; i < count; i++) {
    const u = fraction(shiftU + i * R2_U + drawBell(stream) * 0.02);
    const v = fraction(shiftV + i * R2_V + drawBell(stream) * 0.015);
    const radius = Math.sqrt(from * from + u * (to * to - from * from));
    points.push(pointAt(v, radius, drawBell(stream) * 110));
  }
  return points;
}

/** Two to four spiral arms that begin at the border's rim, and a halo of strays between them. */
function frontierPoints(stream: Stream, count: number, armTurns: readonly number[]): Point[] {
  const { from, to } = FRONTIER_RADIUS_UNITS;
  const haloCount = Math.floor((count * FRONTIER_HALO_PERCENT) / 100);
  const windTurns = 0.3 + 0.12 * drawUnit(stream);
  const shiftU = drawUnit(stream);
  const shiftV = drawUnit(stream);
  const points: Point[] = [];
  for (let i = 0; i < count; i++) {
    const u = fraction(shiftU + i * R2_U);
    const v = fraction(shiftV + i * R2_V);
    const z = drawBell(stream) * 90;
    if (i < haloCount) {
      points.push(pointAt(v, from + (to - 250 - from) * u, z * 2));
      continue;
    }
    const radius = from + (to - from) * u;
    // Denser along the spine: a bell across the arm, which widens outwards in units and narrows in turns.
    const across = (drawBell(stream) * 0.4 + (v - 0.5) * 1.4) * (330 + 260 * u);
    const turn = armTurns[i % armTurns.length]! + windTurns * u + across / (6.283185307179586 * radius);
    points.push(pointAt(turn, radius, z));
  }
  return points;
}

function regionPoints(stream: Stream, runs: readonly ZoneRun[], armTurns: readonly number[]): Point[][] {
  const [federation, border, frontier] = runs;
  return [
    federationPoints(stream, federation!.count),
    borderPoints(stream, border!.count),
    frontierPoints(stream, frontier!.count, armTurns),
  ];
}

function drawArmTurns(stream: Stream): number[] {
  const count = drawInt(stream, 2, 4);
  const start = drawUnit(stream);
  return Array.from({ length: count }, (_, arm) => start + arm / count);
}

/**
 * Where every sector lies. A zone numbers its sectors outwards: the higher the number, the farther from the centre.
 * Integer coordinates; z is a modest thickness. Rounding never merges two sectors: the later one moves along x.
 */
export function layoutOf(stream: Stream, runs: readonly ZoneRun[]): Layout {
  const nexus = runs.length > 3;
  const armTurns = nexus ? [] : drawArmTurns(stream);
  const zones = nexus ? nexusPoints(stream, runs) : regionPoints(stream, runs, armTurns);
  const count = zones.reduce((sum, points) => sum + points.length, 0);
  const layout = { x: new Int32Array(count), y: new Int32Array(count), z: new Int32Array(count), armTurns };
  const taken = new Set<number>();
  let index = 0;
  for (const points of zones) {
    // Array sort is stable: equal radii keep the order they were drawn in.
    points.sort((a, b) => a.radius - b.radius);
    for (const point of points) {
      let x = Math.round(point.x);
      const y = Math.round(point.y);
      while (taken.has(x * 65536 + y)) x++;
      taken.add(x * 65536 + y);
      layout.x[index] = x;
      layout.y[index] = y;
      layout.z[index] = Math.round(point.z);
      index++;
    }
  }
  return layout;
}
