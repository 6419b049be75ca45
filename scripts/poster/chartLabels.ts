import { type Direction, directionOf } from "../../functions/src/galaxy/generation/direction.ts";
import { ZONES } from "../../functions/src/galaxy/zones.ts";
import { words } from "../../web/src/words/en.ts";
import type { ChartModel } from "./chartMap.ts";
import { escaped, INK, SANS, SHEET, short, ZONE_COLOR } from "./chartStyle.ts";

/** A gate to draw: its sector number on this chart and the words beside it. */
export interface ChartGate {
  readonly sector: number;
  readonly label: string;
}

/** Text on a dark outline, so that it stays legible on stars. */
function haloed(attributes: string, text: string): string {
  return (
    `<text ${attributes} stroke="${INK.paper}" stroke-opacity=".85" stroke-width="5" stroke-linejoin="round">${text}</text>` +
    `<text ${attributes}>${text}</text>`
  );
}

/** A zone's name along the circle of `radiusPx` in a direction, never upside down. */
function rimLabel(direction: Direction, radiusPx: number, zoneCode: number, sizePx: number): string {
  const [x, y] = direction;
  const below = y > 0.15;
  // Below the centre the text's top points inwards; its baseline then lies as far out as the text is high.
  const radius = below ? radiusPx + sizePx * 0.72 : radiusPx;
  const axes = below ? [y, -x, x, y] : [-y, x, -x, -y];
  const matrix = [...axes, x * radius, y * radius].map(short).join(" ");
  const { id } = ZONES[zoneCode]!;
  return haloed(
    `transform="matrix(${matrix})" ${SANS} font-size="${sizePx}" letter-spacing="${short(sizePx * 0.32)}" text-anchor="middle" fill="${ZONE_COLOR[id]}"`,
    escaped(words.zones[id].toUpperCase()),
  );
}

/** The mean direction of a zone's outermost sectors. */
function rimDirection(model: ChartModel, zoneCode: number): Direction {
  const own = model.zoneCodes.flatMap((code, index) => (code === zoneCode ? [index] : []));
  let x = 0;
  let y = 0;
  for (const index of own.slice(Math.floor(own.length * 0.94))) {
    x += model.x[index]!;
    y += model.y[index]!;
  }
  const length = Math.sqrt(x * x + y * y);
  return [x / length, y / length];
}

/** Everything a label should keep away from: the sectors, and each crossing at five points of its line. */
function obstacles(model: ChartModel): Direction[] {
  const points = model.x.map((x, i): Direction => [x, model.y[i]!]);
  for (const [from, to] of model.warps) {
    if (model.zoneCodes[from] === model.zoneCodes[to]) continue;
    for (let step = 1; step <= 5; step++) {
      const share = step / 6;
      points.push([
        model.x[from]! + (model.x[to]! - model.x[from]!) * share,
        model.y[from]! + (model.y[to]! - model.y[from]!) * share,
      ]);
    }
  }
  return points;
}

/** Of 72 directions the one where a label of this width at `radiusUnits` stays farthest from every obstacle. */
function emptiestDirection(model: ChartModel, radiusUnits: number, halfWidthUnits: number): Direction {
  const points = obstacles(model);
  const roomAt = (x: number, y: number) =>
    Math.min(...points.map(([px, py]) => (px - x) * (px - x) + (py - y) * (py - y)));
  let best = -1;
  let emptiest: Direction = [0, -1];
  for (let step = 0; step < 72; step++) {
    const [x, y] = directionOf(step / 72 + 0.75);
    const along = [-halfWidthUnits, -halfWidthUnits / 2, 0, halfWidthUnits / 2, halfWidthUnits];
    const room = Math.min(
      ...along.map((shift) => roomAt(x * radiusUnits - y * shift, y * radiusUnits + x * shift)),
    );
    if (room <= best) continue;
    best = room;
    emptiest = [x, y];
  }
  return emptiest;
}

/** Where each cluster's name stands in a region, in distance units: in the two empty rings, and beyond the arms. */
const CLUSTER_LABEL_UNITS = [250, 1075, 2100];

export function zoneLabels(model: ChartModel): string {
  const codes = [...new Set(model.zoneCodes)];
  if (codes.length > 3) {
    return codes.map((code) => rimLabel(rimDirection(model, code), SHEET.mapRadius + 16, code, 17)).join("");
  }
  return codes
    .map((code) => {
      const radius = CLUSTER_LABEL_UNITS[code]!;
      const sizePx = code === 0 ? 11 : 16;
      const halfWidthPx = 0.5 * sizePx * words.zones[ZONES[code]!.id].length;
      const direction = emptiestDirection(model, radius, halfWidthPx / model.scale);
      return rimLabel(direction, radius * model.scale, code, sizePx);
    })
    .join("");
}

/** The gates with their names, on the side where the sheet has more room. */
export function gateMarks(model: ChartModel, gates: readonly ChartGate[]): string {
  return gates
    .map(({ sector, label }) => {
      const x = model.x[sector - 1]! * model.scale;
      const y = model.y[sector - 1]! * model.scale;
      const left = x < 0;
      const text = `x="${short(x + (left ? -24 : 24))}" y="${short(y + 5)}" text-anchor="${left ? "end" : "start"}"`;
      return (
        `<use href="#gate" x="${short(x)}" y="${short(y)}"/>` +
        haloed(`${text} ${SANS} font-size="15" letter-spacing=".6" fill="${INK.gold}"`, escaped(label))
      );
    })
    .join("");
}

/** Sector numbers beside the chokepoints, so that a player can find them. */
export function chokepointNumbers(model: ChartModel): string {
  return model.warps
    .filter(([from, to]) => model.zoneCodes[from] !== model.zoneCodes[to])
    .map(([index, other]) => {
      const x = model.x[index]! * model.scale;
      const y = model.y[index]! * model.scale;
      // On the far side of the crossing, where its line does not run.
      const right = model.x[index]! >= model.x[other]!;
      const at = `x="${short(x + (right ? 11 : -11))}" y="${short(y + 4)}" text-anchor="${right ? "start" : "end"}"`;
      return haloed(`${at} ${SANS} font-size="11.5" fill="${INK.gold}" fill-opacity=".9"`, `${index + 1}`);
    })
    .join("");
}
