import { after, MINUTE_MS } from "../duration.ts";

/** What has failed so often in a row is set aside: with these pauses after 20 hours and a half. */
export const MAX_FAILURES = 12;
const LONGEST_PAUSE_MINUTES = 6 * 60;

/** When to try again after this many failures in a row: 1, 2, 4 … minutes later, at most six hours. Null: never by itself. */
export function nextTry(failures: number, at: Date): Date | null {
  if (failures >= MAX_FAILURES) return null;
  return after(at, Math.min(2 ** (failures - 1), LONGEST_PAUSE_MINUTES) * MINUTE_MS);
}
