import { after, DAY_MS } from "../../platform/duration.ts";

/** What the pace of all ports may be, in thousandths. */
export const PACE = { least: 500, usual: 1_000, most: 1_500 } as const;

/** How fast all ports' stocks move and their purses fill, from an instant on, in thousandths of what their sectors give. */
export interface Pace {
  readonly from: Date;
  readonly thousandths: number;
}

/** At the slowest pace an empty stock is full again after five days, and an event lets nothing in for seven: nothing older decides one. */
const KEPT_MS = 13 * DAY_MS;

/** Paces begin on Mondays: one of the future, those of the last thirteen days, and the one before. */
export const MOST_PACES = 4;

/** The pace at an instant, the earliest change first. */
export function paceAt(paces: readonly Pace[], at: Date): number {
  return paces.findLast(({ from }) => from <= at)?.thousandths ?? PACE.usual;
}

/** The paces once another one was set. It takes the place of one that was to begin at the same instant. */
export function pacesAfter<Change extends Pace>(
  paces: readonly Change[],
  change: Change,
  now: Date,
): Change[] {
  const others = paces.filter(({ from }) => from < change.from);
  const decides = others.filter((_, index) => {
    const next = others[index + 1];
    return next === undefined || next.from > after(now, -KEPT_MS);
  });
  return [...decides, change].slice(-MOST_PACES);
}
