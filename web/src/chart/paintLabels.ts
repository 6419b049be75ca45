import { CHART_MARK } from "../../../functions/src/galaxy/chartMark.ts";
import { toScreen } from "./camera.ts";
import { type Label, placed } from "./labels.ts";
import type { StarChart } from "./model.ts";
import { has, INK, isSeen, type Picture, type Screen } from "./screen.ts";
import { zoneLook } from "./zoneLook.ts";

/** From so many pixels between sectors on, their numbers are written. */
const NUMBERS_PX = 26;

interface Written extends Label {
  readonly color: string;
  readonly font: string;
}

/** The page's own, as its style sheet names it. */
const FONT = '"Atkinson Hyperlegible Next", system-ui, sans-serif';

export function paintLabels(pen: CanvasRenderingContext2D, picture: Picture, screen: Screen): void {
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  for (const { text, x, y, color, font } of placed(labelsOf(pen, picture, screen))) {
    pen.font = font;
    pen.strokeStyle = INK.paper;
    pen.lineWidth = 4;
    pen.strokeText(text, x, y);
    pen.fillStyle = color;
    pen.fillText(text, x, y);
  }
}

/** The most important first: what is left of the 150 goes to the next. */
function* labelsOf(
  pen: CanvasRenderingContext2D,
  { chart, gates, zoneNames, layer, percentWords }: Picture,
  screen: Screen,
): Generator<Written> {
  const written = (
    text: string,
    x: number,
    y: number,
    sizePx: number,
    weight: number,
    color: string,
  ): Written => {
    const font = `${weight} ${sizePx}px ${FONT}`;
    pen.font = font;
    return { text, x, y, widthPx: pen.measureText(text).width + 4, heightPx: sizePx + 3, color, font };
  };
  const beside = (
    index: number,
    text: string,
    sizePx: number,
    color: string,
    gapPx = 2.2 * screen.radiusPx + 4,
  ) => written(text, screen.x[index]! + gapPx, screen.y[index]!, sizePx, 500, color);

  for (const { index, text, kind } of gates) {
    if (kind !== "terminal" && isSeen(screen, index))
      yield beside(index, text, 13, INK.gold, 3.6 * screen.radiusPx + 8);
  }
  for (const code of new Set(chart.zones)) {
    const name = zoneNames[code]!;
    const [x, y] = toScreen(screen.camera, screen, ...zonePlace(chart, code));
    const label = written(name, x, y, 14, 650, zoneLook(code).color);
    yield { ...label, x: x - label.widthPx / 2 };
  }
  if (screen.spacingPx < NUMBERS_PX) return;
  for (const { index, text, kind } of gates)
    if (kind === "terminal" && isSeen(screen, index)) yield beside(index, text, 12, INK.gold);
  const measured = (i: number) =>
    layer?.percents ? `${i + 1} · ${percentWords(layer.percents[i]!)}` : `${i + 1}`;
  for (const mark of [CHART_MARK.chokepoint, CHART_MARK.planet, CHART_MARK.port, 0]) {
    for (let i = 0; i < chart.sectorCount; i++) {
      if (isSeen(screen, i) && (mark === 0 || has(chart, i, mark)))
        yield beside(i, measured(i), 12, mark === CHART_MARK.chokepoint ? INK.gold : INK.text);
    }
  }
}

/** Where a zone's name stands: beyond its outermost sectors, in the direction where it lies; above, where it lies all around. */
export function zonePlace(chart: StarChart, code: number): [x: number, y: number] {
  let [sumX, sumY, count] = [0, 0, 0];
  for (let i = 0; i < chart.sectorCount; i++) {
    if (chart.zones[i] !== code) continue;
    sumX += chart.x[i]!;
    sumY += chart.y[i]!;
    count += 1;
  }
  const reach = Math.hypot(sumX, sumY);
  const liesAround = reach / count < 0.15 * chart.radiusUnits;
  const [dx, dy] = liesAround ? [0, -1] : [sumX / reach, sumY / reach];
  let farthest = 0;
  for (let i = 0; i < chart.sectorCount; i++) {
    if (chart.zones[i] !== code) continue;
    const along = chart.x[i]! * dx + chart.y[i]! * dy;
    const aside = Math.abs(chart.x[i]! * dy - chart.y[i]! * dx);
    if (aside < 0.25 * chart.radiusUnits) farthest = Math.max(farthest, along);
  }
  const distance = liesAround ? farthest + 0.035 * chart.radiusUnits : 0.72 * farthest;
  return [dx * distance, dy * distance];
}
