import { accrualOf } from "../../platform/accrual.ts";
import { begun } from "../../ships/dormancy/dormancy.ts";
import { rentAt } from "../outposts/rent.ts";
import type { Colony, Outpost } from "../schema.ts";
import { storeAt } from "../yield.ts";

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
