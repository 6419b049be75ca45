import { accrualOf } from "../../platform/accrual.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { rentAt } from "../outposts/rent.ts";
import type { Colony, Outpost } from "../schema.ts";
import { storeAt } from "../yield.ts";

/** So many days after it has become dormant its owner is told, and at the end it is wound up. */
const NOTICE_DAYS = [0, 60, 83] as const;
const END_DAYS = 90;

type Dormancy = NonNullable<Colony["dormancy"]>;

/** Begins now; its first notice is due at once. */
const begun = (now: Date): Dormancy => ({ since: now, dueAt: after(now, NOTICE_DAYS[0] * DAY_MS) });

export const endsAt = ({ since }: Pick<Dormancy, "since">): Date => after(since, END_DAYS * DAY_MS);

/** With when the next thing is due: a notice, or the end. */
export function noticed({ since }: Pick<Dormancy, "since">, now: Date): Dormancy {
  const due = [...NOTICE_DAYS, END_DAYS].map((days) => after(since, days * DAY_MS)).find((at) => at > now);
  return { since, dueAt: due ?? endsAt({ since }) };
}

/** What changes of a colony whose owner lives there no longer: it yields nothing from now on. */
export const asleep = (
  colony: Colony,
  regionTimeMs: number,
  now: Date,
): Pick<Colony, "store" | "dormancy"> => ({
  store: storeAt(colony, regionTimeMs),
  dormancy: colony.dormancy ?? begun(now),
});

/** What changes of a colony whose owner lives there: it goes on as it was, from now on. */
export function awake(colony: Colony, regionTimeMs: number): Pick<Colony, "store" | "dormancy"> {
  const { store, dormancy } = colony;
  return { store: dormancy === null ? store : { ...store, untilMs: regionTimeMs }, dormancy: null };
}

/** The same of an outpost, whose rent stands meanwhile. */
export const vacant = ({ rent, dormancy }: Outpost, now: Date): Pick<Outpost, "rent" | "dormancy"> => ({
  rent: dormancy === null ? rentAt(rent, now) : rent,
  dormancy: dormancy ?? begun(now),
});

export const occupied = ({ rent, dormancy }: Outpost, now: Date): Pick<Outpost, "rent" | "dormancy"> => ({
  rent: dormancy === null ? rent : accrualOf(rent.amount, now),
  dormancy: null,
});
