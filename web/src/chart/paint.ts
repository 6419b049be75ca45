import { CHART_MARK } from "../../../functions/src/galaxy/chartMark.ts";
import type { Camera, Size } from "./camera.ts";
import type { Layer, Look } from "./layers.ts";
import { LINE_KIND, type StarChart } from "./model.ts";
import { paintGates, paintLinks } from "./paintGates.ts";
import { paintLabels } from "./paintLabels.ts";
import { has, INK, isLineSeen, type Picture, type Screen, screenOf } from "./screen.ts";
import { addCircle, addShape, BATCH, eachSeen } from "./strokes.ts";
import { CORNERS, zoneLook } from "./zoneLook.ts";

/** From so many pixels between sectors on, what stands in them is told apart. */
const DETAIL_PX = 12;
const ARROWS_PX = 16;

/** A chart on its way onto a canvas; it may be left after each step, so that no task takes long. */
export function* paint(
  pen: CanvasRenderingContext2D,
  picture: Picture,
  camera: Camera,
  size: Size,
): Generator<void> {
  const { chart, gates, links, layer } = picture;
  pen.fillStyle = INK.paper;
  pen.fillRect(0, 0, size.width, size.height);
  const screen = screenOf(chart, camera, size);
  yield;
  yield* paintLines(pen, picture, screen);
  yield* paintSectors(pen, chart, layer, screen);
  paintLinks(pen, links, screen);
  paintGates(pen, gates, screen);
  yield;
  paintLabels(pen, picture, screen);
}

function* paintLines(
  pen: CanvasRenderingContext2D,
  { chart, layer }: Pick<Picture, "chart" | "layer">,
  screen: Screen,
): Generator<void> {
  const { from, to, kind } = chart.lines;
  const widthPx = Math.min(1.4, Math.max(0.7, screen.spacingPx * 0.03));
  const codes = [...new Set(chart.zones)];
  // Under an overlay the zones' colours would be taken for the overlay's.
  const colorOf = (code: number) => (layer === null ? zoneLook(code).color : INK.quiet);
  const styles = [
    ...codes.map((code) => ({
      of: (line: number) => kind[line] === LINE_KIND.within && chart.zones[from[line]!] === code,
      color: colorOf(code),
      opacity: 0.6,
      widthPx,
      dash: [],
    })),
    ...codes.map((code) => ({
      of: (line: number) => kind[line] === LINE_KIND.oneWay && chart.zones[from[line]!] === code,
      color: colorOf(code),
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

function* paintSectors(
  pen: CanvasRenderingContext2D,
  chart: StarChart,
  layer: Layer | null,
  screen: Screen,
): Generator<void> {
  const { radiusPx } = screen;
  for (const { look, isOf } of looksOf(chart, layer)) {
    pen.fillStyle = look.color;
    const sizeOf = (i: number) => (layer === null && has(chart, i, CHART_MARK.port) ? 1.5 : look.size);
    yield* eachSeen(pen, screen, isOf, (i) =>
      addShape(pen, CORNERS[look.shape], screen, i, sizeOf(i) * radiusPx),
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

/** The marks of the zones, or of the overlay in their place. */
function looksOf(chart: StarChart, layer: Layer | null): { look: Look; isOf: (index: number) => boolean }[] {
  if (layer !== null)
    return layer.looks.map((look, place) => ({ look, isOf: (i) => layer.classes[i] === place }));
  return [...new Set(chart.zones)].map((code) => ({
    look: { ...zoneLook(code), size: 1 },
    isOf: (i) => chart.zones[i] === code,
  }));
}
