import type { DayFigures } from "../../../functions/src/economy/schema.ts";

/** As much of a day as the page shows. */
export type Day = Pick<
  DayFigures,
  | "day"
  | "isFinal"
  | "trades"
  | "traders"
  | "valueCredits"
  | "taxCredits"
  | "treasuryCredits"
  | "bankCredits"
  | "indexThousandths"
  | "health"
>;

/** What of a day can be drawn; null where the day has none. */
export const MEASURES = {
  valueCredits: ({ valueCredits }: Day) => valueCredits,
  trades: ({ trades }: Day) => trades,
  traders: ({ traders }: Day) => traders,
  taxCredits: ({ taxCredits }: Day) => taxCredits,
  treasuryCredits: ({ treasuryCredits }: Day) => treasuryCredits,
  bankCredits: ({ bankCredits }: Day) => bankCredits,
  indexThousandths: ({ indexThousandths }: Day) => indexThousandths,
  health: ({ health }: Day) => health?.score ?? null,
} as const satisfies Readonly<Record<string, (day: Day) => number | null>>;
export type Measure = keyof typeof MEASURES;
export const MEASURE_NAMES = Object.keys(MEASURES) as Measure[];

/** The months, `2102-01`, that so many days until an instant lie in at most: the earliest first. */
export function monthsUntil(now: Date, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (count - 1 - index)));
    return first.toISOString().slice(0, 7);
  });
}

/** The last of all days, the earliest first. */
export const lastDays = (months: readonly (readonly Day[])[], count: number): Day[] =>
  months.flat().slice(-count);

/** Every measure of each day, with commas between: RFC 4180. */
export function csvOf(days: readonly Day[]): string {
  const rows = days.map((day) => [
    day.day,
    day.isFinal,
    ...MEASURE_NAMES.map((name) => MEASURES[name](day) ?? ""),
  ]);
  return [["day", "isFinal", ...MEASURE_NAMES], ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

export interface Curve {
  /** The path of a line through what there is; days without a value part it. */
  readonly path: string;
  readonly least: number;
  readonly most: number;
}

/** A line in a box, from zero or below to the most; null where there is nothing to draw. */
export function curveOf(
  values: readonly (number | null)[],
  { width, height }: { readonly width: number; readonly height: number },
): Curve | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const least = Math.min(0, ...known);
  const most = Math.max(...known, least + 1);
  const x = (index: number) => (values.length === 1 ? width / 2 : (index * width) / (values.length - 1));
  const y = (value: number) => height - ((value - least) * height) / (most - least);
  let path = "";
  values.forEach((value, index) => {
    if (value === null) return;
    const before = values[index - 1];
    const begins = before === null || before === undefined;
    path += `${begins ? "M" : "L"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    // A day between two without a value is a point.
    if (begins && (values[index + 1] ?? null) === null) path += "h0.1";
  });
  return { path, least, most: Math.max(...known) };
}
