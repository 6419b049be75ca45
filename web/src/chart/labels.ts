/** A word to be written on the chart; of two that overlap the earlier one stays. */
export interface Label {
  readonly text: string;
  /** The middle of its left side, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

export const MAX_LABELS = 150;
const CELL_PX = 64;

/** The labels that fit, in the order given: none over another, 150 at most. */
export function placed<Placed extends Label>(labels: Iterable<Placed>): Placed[] {
  const cells = new Map<string, Placed[]>();
  const kept: Placed[] = [];
  for (const label of labels) {
    if (kept.length === MAX_LABELS) break;
    const around = cellsOf(label);
    if (around.some((cell) => cells.get(cell)?.some((other) => overlap(label, other)))) continue;
    kept.push(label);
    for (const cell of around) cells.set(cell, [...(cells.get(cell) ?? []), label]);
  }
  return kept;
}

export function overlap(a: Label, b: Label): boolean {
  return (
    a.x < b.x + b.widthPx && b.x < a.x + a.widthPx && Math.abs(a.y - b.y) < (a.heightPx + b.heightPx) / 2
  );
}

function cellsOf({ x, y, widthPx, heightPx }: Label): string[] {
  const cells: string[] = [];
  const last = (value: number) => Math.floor(value / CELL_PX);
  for (let column = last(x); column <= last(x + widthPx); column++) {
    for (let line = last(y - heightPx / 2); line <= last(y + heightPx / 2); line++)
      cells.push(`${column} ${line}`);
  }
  return cells;
}
