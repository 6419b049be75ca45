import type { ChartModel } from "./chartMap.ts";
import { INK, short } from "./chartStyle.ts";

/** A ride leads from every terminal to every other one: lines so faint that only where many meet they are seen. */
export function expressLanes(model: ChartModel, terminals: readonly number[]): string {
  const path = terminals.flatMap((from, index) =>
    terminals.slice(index + 1).map((to) => `M${placeOf(model, from)}L${placeOf(model, to)}`),
  );
  if (path.length === 0) return "";
  return `<path fill="none" stroke="${INK.lane}" stroke-opacity=".1" stroke-width=".8" d="${path.join("")}"/>`;
}

/** A diamond at each terminal. */
export function terminalMarks(model: ChartModel, terminals: readonly number[]): string {
  return terminals
    .map((number) => `<use href="#terminal" transform="translate(${placeOf(model, number)})"/>`)
    .join("");
}

/** In pixels from the centre of the map. */
function placeOf({ x, y, scale }: ChartModel, number: number): string {
  return `${short(x[number - 1]! * scale)} ${short(y[number - 1]! * scale)}`;
}
