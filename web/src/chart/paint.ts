import { CHART_MARK } from "../../../functions/src/galaxy/chartMark.ts";
import type { Camera, Size } from "./camera.ts";
import { LINE_KIND, type StarChart } from "./model.ts";
import { paintLabels } from "./paintLabels.ts";
import {
  type GateMark,
  has,
  INK,
  isLineSeen,
  isSeen,
  type Picture,
  type Screen,
  screenOf,
} from "./screen.ts";
import { CORNERS, zoneLook } from "./zoneLook.ts";

/** So many lines or dots go into one stroke: a path of thousands takes a software renderer tens of milliseconds. */
const BATCH = 250;

/** From so many pixels between sectors on, what stands in them is told apart. */
const DETAIL_PX = 12;
const ARROWS_PX = 16;

/** A chart on its way onto a canvas; it may be left after each step, so that no task takes long. */
export function* paint(
  pen: CanvasRenderingContext2D,
  { chart, gates, zoneNames }: Picture,
  camera: Camera,
  size: Size,
): Generator<void> {
  pen.fillStyle = INK.paper;
  pen.fillRect(0, 0, size.width, size.height);
  const screen = screenOf(chart, camera, size);
  yield;
  yield* paintLines(pen, chart, screen);
  yield* paintSectors(pen, chart, screen);
  paintGates(pen, gates, screen);
  yield;
  paintLabels(pen, { chart, gates, zoneNames }, screen);
}

function* paintLines(pen: CanvasRenderingContext2D, chart: StarChart, screen: Screen): Generator<void> {
  const { from, to, kind } = chart.lines;
  const widthPx = Math.min(1.4, Math.max(0.7, screen.spacingPx * 0.03));
  const codes = [...new Set(chart.zones)];
  const styles = [
    ...codes.map((code) => ({
      of: (line: number) => kind[line] === LINE_KIND.within && chart.zones[from[line]!] === code,
      color: zoneLook(code).color,
      opacity: 0.6,
      widthPx,
      dash: [],
    })),
    ...codes.map((code) => ({
      of: (line: number) => kind[line] === LINE_KIND.oneWay && chart.zones[from[line]!] === code,
      color: zoneLook(code).color,
      opacity: 0.85,
      widthPx,
      dash: [4, 4],
    })),
    {
      of: (line: number) => kind[line] === LINE_KIND.crossing,
      color: INK.gold,
      opacity: 0.9,
      widthPx: 1.5 * widthPx,
      dash: [],
    },
  ];
  for (const { of, color, opacity, dash, ...style } of styles) {
    pen.strokeStyle = color;
    pen.globalAlpha = opacity;
    pen.lineWidth = style.widthPx;
    pen.setLineDash(dash);
    let drawn = 0;
    pen.beginPath();
    for (let line = 0; line < from.length; line++) {
      if (!of(line) || !isLineSeen(screen, from[line]!, to[line]!)) continue;
      pen.moveTo(screen.x[from[line]!]!, screen.y[from[line]!]!);
      pen.lineTo(screen.x[to[line]!]!, screen.y[to[line]!]!);
      drawn += 1;
      if (drawn % BATCH > 0) continue;
      pen.stroke();
      yield;
      pen.beginPath();
    }
    pen.stroke();
    yield;
  }
  pen.setLineDash([]);
  pen.globalAlpha = 1;
  if (screen.spacingPx > ARROWS_PX) yield* paintArrows(pen, chart, screen);
}

/** Where a one-way warp leads: an arrow head past its middle. */
function* paintArrows(pen: CanvasRenderingContext2D, chart: StarChart, screen: Screen): Generator<void> {
  const { from, to, kind } = chart.lines;
  const lengthPx = Math.min(9, screen.spacingPx * 0.22);
  pen.fillStyle = INK.text;
  pen.beginPath();
  for (let line = 0; line < from.length; line++) {
    if (kind[line] !== LINE_KIND.oneWay || !isLineSeen(screen, from[line]!, to[line]!)) continue;
    const x = screen.x[from[line]!]!;
    const y = screen.y[from[line]!]!;
    const dx = screen.x[to[line]!]! - x;
    const dy = screen.y[to[line]!]! - y;
    const length = Math.hypot(dx, dy) || 1;
    const [ux, uy] = [dx / length, dy / length];
    const [tipX, tipY] = [x + dx * 0.62, y + dy * 0.62];
    pen.moveTo(tipX, tipY);
    pen.lineTo(tipX - lengthPx * (ux - 0.45 * uy), tipY - lengthPx * (uy + 0.45 * ux));
    pen.lineTo(tipX - lengthPx * (ux + 0.45 * uy), tipY - lengthPx * (uy - 0.45 * ux));
  }
  pen.fill();
  yield;
}

function* paintSectors(pen: CanvasRenderingContext2D, chart: StarChart, screen: Screen): Generator<void> {
  const { radiusPx } = screen;
  for (const code of new Set(chart.zones)) {
    const { color, shape } = zoneLook(code);
    const own = (i: number) => chart.zones[i] === code;
    pen.fillStyle = color;
    pen.strokeStyle = color;
    yield* eachSeen(pen, screen, own, (i) =>
      addShape(pen, CORNERS[shape], screen, i, has(chart, i, CHART_MARK.port) ? 1.5 * radiusPx : radiusPx),
    );
  }
  // A planet wears a ring, a port a white heart, a chokepoint a golden frame; from afar they would hide the sectors.
  if (screen.spacingPx < DETAIL_PX) return;
  pen.strokeStyle = INK.text;
  pen.lineWidth = Math.max(0.8, radiusPx * 0.22);
  yield* eachSeen(
    pen,
    screen,
    (i) => has(chart, i, CHART_MARK.planet),
    (i) => addCircle(pen, screen, i, 2.3 * radiusPx),
    "stroke",
  );
  pen.fillStyle = INK.white;
  yield* eachSeen(
    pen,
    screen,
    (i) => has(chart, i, CHART_MARK.port),
    (i) => addCircle(pen, screen, i, 0.6 * radiusPx),
  );
  pen.strokeStyle = INK.gold;
  pen.lineWidth = Math.max(1.2, radiusPx * 0.35);
  yield* eachSeen(
    pen,
    screen,
    (i) => has(chart, i, CHART_MARK.chokepoint),
    (i) => addShape(pen, CORNERS.square, screen, i, 2.9 * radiusPx),
    "stroke",
  );
}

function* eachSeen(
  pen: CanvasRenderingContext2D,
  screen: Screen,
  test: (index: number) => boolean,
  add: (index: number) => void,
  finish: "fill" | "stroke" = "fill",
): Generator<void> {
  let drawn = 0;
  pen.beginPath();
  for (let i = 0; i < screen.x.length; i++) {
    if (!test(i) || !isSeen(screen, i)) continue;
    add(i);
    drawn += 1;
    if (drawn % BATCH > 0) continue;
    pen[finish]();
    yield;
    pen.beginPath();
  }
  pen[finish]();
  yield;
}

function addShape(
  pen: CanvasRenderingContext2D,
  corners: readonly (readonly [number, number])[],
  screen: Screen,
  index: number,
  radiusPx: number,
): void {
  const x = screen.x[index]!;
  const y = screen.y[index]!;
  for (const [corner, [cx, cy]] of corners.entries())
    corner === 0
      ? pen.moveTo(x + cx * radiusPx, y + cy * radiusPx)
      : pen.lineTo(x + cx * radiusPx, y + cy * radiusPx);
  pen.closePath();
}

function addCircle(pen: CanvasRenderingContext2D, { x, y }: Screen, index: number, radiusPx: number): void {
  pen.moveTo(x[index]! + radiusPx, y[index]!);
  pen.arc(x[index]!, y[index]!, radiusPx, 0, 2 * Math.PI);
}

/** A gate is a ring within a ring with four rays, a terminal of the express lanes a diamond. */
function paintGates(pen: CanvasRenderingContext2D, gates: readonly GateMark[], screen: Screen): void {
  const radiusPx = Math.min(12, Math.max(5, 2.4 * screen.radiusPx));
  pen.strokeStyle = INK.gold;
  pen.lineWidth = 1.6;
  pen.beginPath();
  for (const { index, kind } of gates) {
    if (!isSeen(screen, index)) continue;
    if (kind === "terminal") {
      addShape(pen, CORNERS.diamond, screen, index, 0.9 * radiusPx);
      continue;
    }
    addCircle(pen, screen, index, radiusPx);
    addCircle(pen, screen, index, 0.6 * radiusPx);
    for (const [dx, dy] of CORNERS.diamond) {
      pen.moveTo(screen.x[index]! + dx * radiusPx, screen.y[index]! + dy * radiusPx);
      pen.lineTo(screen.x[index]! + dx * 1.7 * radiusPx, screen.y[index]! + dy * 1.7 * radiusPx);
    }
  }
  pen.stroke();
}
