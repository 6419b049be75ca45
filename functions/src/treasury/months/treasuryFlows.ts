import { creditsOf } from "../../platform/ledger/assets.ts";
import { lastClosedDay } from "../../platform/ledger/closeDays.ts";
import { type Flows, summed } from "../../platform/ledger/flows.ts";
import { addOpenPart } from "../../platform/ledger/history.ts";
import type { Sums } from "../../platform/ledger/rebuild.ts";
import { ledgerFlows, ledgerTransfers } from "../../platform/ledger/schema.ts";
import { db, readTogether } from "../../platform/store.ts";
import { treasuryAccount } from "../treasuryHeld.ts";
import { daysOf, endOfMonth } from "./month.ts";

/** What a treasury took in and gave out in a month, from the ledger's closed days. */
export async function flowsIn(regionId: string, month: string): Promise<Flows> {
  const refs = daysOf(month).map((day) => ledgerFlows.ref({ day, regionId }));
  const days = await db().getAll(...refs);
  return summed(days.map((day) => ledgerFlows.decode(day)?.flows ?? {}));
}

/** @throws where days of the month are still open, which is tried again later */
export async function requireDaysClosed(month: string): Promise<void> {
  const closed = (await lastClosedDay())?.day ?? "";
  const lastDay = daysOf(month).at(-1)!;
  const { size } = await ledgerTransfers
    .collection({})
    .where("day", ">", closed)
    .where("day", "<=", lastDay)
    .orderBy("day")
    .limit(1)
    .get();
  if (size > 0) throw new Error(`The ledger's days after ${closed} are not closed yet.`);
}

/** What the treasury's shards held when the month ended: what they hold, less what has moved since. */
export async function heldAtEndOf(regionId: string, month: string): Promise<number> {
  const { rebuilt, stored } = await readTogether((tx) =>
    addOpenPart(tx, {}, [treasuryAccount(regionId)], endOfMonth(month)),
  );
  return creditsIn(stored) - creditsIn(rebuilt);
}

const creditsIn = (sums: Sums) =>
  Object.values(sums).reduce((total, amounts) => total + (amounts[creditsOf(null)] ?? 0), 0);
