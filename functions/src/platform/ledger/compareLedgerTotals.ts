import { now } from "../clock.ts";
import { log } from "../log.ts";
import { closeLedgerDays } from "./closeDays.ts";
import { differencesIn, type LedgerTotals, ledgerTotals } from "./totals.ts";

/**
 * Closes the days that have ended and looks whether the balances hold together what was ever issued. It costs a day's
 * transfers, however long the history is. Which balance is wrong, `npm run operate -- ledger` says.
 */
export async function compareLedgerTotals(): Promise<void> {
  await closeLedgerDays(now());
  reportTotals(await ledgerTotals());
}

/** An alert watches for the second of these lines. */
export function reportTotals(totals: LedgerTotals): void {
  if (differencesIn(totals).length === 0) log.info("ledger in balance", { ...totals });
  else log.error("ledger out of balance", { ...totals });
}
