import { Cron } from "croner";

const parsed = (cron: string) => new Cron(cron, { paused: true, timezone: "UTC" });

/** The latest instant at or before `at` that a unix-cron expression in UTC names. */
export function latestSlot(cron: string, at: Date): Date {
  // What the library looks for lies before the instant that it is given.
  const [slot] = parsed(cron).previousRuns(1, new Date(at.getTime() + 1));
  if (slot === undefined) throw new Error(`"${cron}" has never been due.`);
  return slot;
}

/** The first instant after `at` that the expression names. */
export function nextSlot(cron: string, at: Date): Date {
  const slot = parsed(cron).nextRun(at);
  if (slot === null) throw new Error(`"${cron}" will never be due.`);
  return slot;
}
