import { type AccountId, balanceId, type NewAccount } from "../platform/ledger/accounts.ts";
import { ledgerBalances } from "../platform/ledger/schema.ts";
import type { Reads } from "../platform/store.ts";

/** A fund of a region's: `bank:nexus`. Its treasurers may read it. */
export type FundId = Extract<AccountId, `bank:${string}` | `insurance:${string}` | `reserve:${string}`>;

/** The fund, where no account of it was opened yet. One read. */
export async function openedFund(reads: Reads, accountId: FundId): Promise<NewAccount[]> {
  const first = await reads.get(ledgerBalances, { balanceId: balanceId(accountId, 0) });
  if (first !== undefined) return [];
  return [{ accountId, regionId: accountId.slice(accountId.indexOf(":") + 1) }];
}
