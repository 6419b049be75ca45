import { isSeen, type Screen } from "./screen.ts";

/** So many lines or dots go into one stroke: a path of thousands takes a software renderer tens of milliseconds. */
export const BATCH = 250;

/** Fills or strokes what is seen of those that fit, some at a time. */
export function* eachSeen(
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

/** A closed outline around a sector. */
export function addShape(
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

export function addCircle(
  pen: CanvasRenderingContext2D,
  { x, y }: Screen,
  index: number,
  radiusPx: number,
): void {
  pen.moveTo(x[index]! + radiusPx, y[index]!);
  pen.arc(x[index]!, y[index]!, radiusPx, 0, 2 * Math.PI);
}
