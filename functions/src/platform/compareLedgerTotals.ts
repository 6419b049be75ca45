import { type LedgerTotals, ledgerTotals } from "./ledger/checker.ts";
import { log } from "./log.ts";

/**
 * Looks whether the balances hold together what was ever issued: one figure against another, so that it costs the same
 * few reads while the ledger grows. Which balance is wrong, `scripts/ledger.ts` says, which rebuilds them all.
 */
export async function compareLedgerTotals(): Promise<void> {
  reportTotals(await ledgerTotals());
}

/** An alert watches for the second of these lines. */
export function reportTotals(totals: LedgerTotals): void {
  const agrees = totals.issuedCredits === totals.heldCredits && totals.balancesBelowZero === 0;
  if (agrees) log.info("ledger in balance", { ...totals });
  else log.error("ledger out of balance", { ...totals });
}
