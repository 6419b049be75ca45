import { after, DAY_MS } from "../../platform/duration.ts";

/** When a resident has lived in a region for as many days as its citizenship takes. */
export function earnedAt(residentSince: Date, citizenshipAfterDays: number): Date {
  return after(residentSince, citizenshipAfterDays * DAY_MS);
}
