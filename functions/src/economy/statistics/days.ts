import { DAY_MS } from "../../platform/duration.ts";
import { dayOf } from "../../platform/ledger/day.ts";
import type { DayFigures } from "../schema.ts";

/** The UTC day so many days after another. */
export const dayAfter = (day: string, days: number) => dayOf(new Date(Date.parse(day) + days * DAY_MS));

/** How many days lie from one UTC day to a later one. */
export const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** The UTC month of a day. */
export const monthOfDay = (day: string) => day.slice(0, 7);

/** The day whose figures are to be taken: the one that ended last, once, and then the one that runs. */
export function dayDue(taken: readonly DayFigures[], today: string): string {
  const yesterday = dayAfter(today, -1);
  return taken.some(({ day, isFinal }) => day === yesterday && isFinal) ? today : yesterday;
}

/** The figures of a month once those of a day are taken, in the order of days. */
export function withDay(days: readonly DayFigures[], taken: DayFigures): DayFigures[] {
  const others = days.filter(({ day }) => day !== taken.day);
  return [...others, taken].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The days of figures from so many days before a day, itself not counted among them. */
export function within(
  days: readonly DayFigures[],
  until: string,
  from: number,
  count: number,
): DayFigures[] {
  const [first, last] = [dayAfter(until, -(from + count - 1)), dayAfter(until, -from)];
  return days.filter(({ day }) => day >= first && day <= last);
}
