import { now } from "../../platform/clock.ts";
import { closeLedgerDays } from "../../platform/ledger/closeDays.ts";
import { dayOf, isSettled } from "../../platform/ledger/day.ts";
import { sumsOf } from "../../platform/ledger/kindSums.ts";
import { ledgerDays } from "../../platform/ledger/schema.ts";
import { log } from "../../platform/log.ts";
import { transact } from "../../platform/store.ts";
import { type BalanceSheet, balanceSheets } from "../schema.ts";
import { dayAfter } from "../statistics/days.ts";
import { balanceSheetOf } from "./balanceSheet.ts";
import { heldAtEndOf } from "./heldAtEndOf.ts";

/**
 * Takes the galaxy's balance sheet of the UTC day that has ended, once. A day that was missed is in the next sheet: it goes from the end of
 * the day of the sheet before, the first one from the beginning of all.
 */
export async function takeBalanceSheets(): Promise<void> {
  const at = now();
  const day = dayAfter(dayOf(at), -1);
  await closeLedgerDays(at);
  if (!isSettled(day, at)) return;
  const before = await latestSheet();
  if (before !== undefined && before.day >= day) return;
  const kinds = sumsOf(await closedKinds(before?.day ?? "", day));
  const sheet = balanceSheetOf({ day, before, kinds, held: await heldAtEndOf(day) }, at);
  const { differenceCredits } = sheet;
  // An alert watches for this line.
  if (differenceCredits !== 0) log.error("credits differ", { day, differenceCredits });
  await transact(async (tx) => {
    const ref = balanceSheets.ref({ day });
    if (!(await tx.get(ref)).exists) tx.create(ref, sheet);
  });
}

export async function latestSheet(): Promise<BalanceSheet | undefined> {
  const { docs } = await balanceSheets.collection({}).orderBy("day", "desc").limit(1).get();
  return docs[0]?.data();
}

async function closedKinds(after: string, until: string) {
  const closed = ledgerDays.collection({}).where("day", ">", after).where("day", "<=", until).orderBy("day");
  return (await closed.get()).docs.map((doc) => doc.data().kinds);
}
