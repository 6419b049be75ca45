import { z } from "zod";
import { after, DAY_MS } from "../../platform/duration.ts";
import { date } from "../../platform/fields.ts";

/** So many days after something has become dormant its owner is told, and at the end it is wound up. */
const NOTICE_DAYS = [0, 60, 83] as const;
const END_DAYS = 90;

/** Since when its owner lacks the home or the entitlement that it needs, and when something is next due about that. */
export const dormancyField = z.strictObject({ since: date, dueAt: date });
export type Dormancy = z.infer<typeof dormancyField>;

/** Begins now; its first notice is due at once. */
export const begun = (now: Date): Dormancy => ({ since: now, dueAt: after(now, NOTICE_DAYS[0] * DAY_MS) });

export const endsAt = ({ since }: Pick<Dormancy, "since">): Date => after(since, END_DAYS * DAY_MS);

/** With when the next thing is due: a notice, or the end. */
export function noticed({ since }: Pick<Dormancy, "since">, now: Date): Dormancy {
  const due = [...NOTICE_DAYS, END_DAYS].map((days) => after(since, days * DAY_MS)).find((at) => at > now);
  return { since, dueAt: due ?? endsAt({ since }) };
}
