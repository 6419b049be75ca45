import { DAY_MS } from "../../platform/duration.ts";
import { dayOf, monthOf } from "../../platform/ledger/day.ts";

/** The first instant that is no longer in the month. */
export function endOfMonth(month: string): Date {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 1));
}

/** The month before the one of an instant, or before a month. */
export function monthBefore(month: string): string {
  return monthOf(new Date(Date.parse(`${month}-01`) - DAY_MS));
}

/** The UTC days of a month. */
export function daysOf(month: string): string[] {
  const first = Date.parse(`${month}-01`);
  const count = (endOfMonth(month).getTime() - first) / DAY_MS;
  return Array.from({ length: count }, (_, index) => dayOf(new Date(first + index * DAY_MS)));
}
