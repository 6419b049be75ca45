import { type AccountId, balanceId, type NewAccount, shardsOf } from "../platform/ledger/accounts.ts";
import { creditsOf } from "../platform/ledger/assets.ts";
import { ledgerBalances } from "../platform/ledger/schema.ts";
import { documentPath } from "../platform/paths.ts";
import type { Reads } from "../platform/store.ts";

/** A fund of a region's: `bank:nexus`. Its treasurers may read it. */
export type FundId = Extract<AccountId, `bank:${string}` | `insurance:${string}` | `reserve:${string}`>;

/** The fund, where no account of it was opened yet. One read. */
export async function openedFund(reads: Reads, accountId: FundId): Promise<NewAccount[]> {
  const first = await reads.get(ledgerBalances, { balanceId: balanceId(accountId, 0) });
  if (first !== undefined) return [];
  return [{ accountId, regionId: accountId.slice(accountId.indexOf(":") + 1) }];
}

/** The credits in all shards of a region's account; none where it was never opened. */
export async function creditsIn(reads: Reads, accountId: AccountId, regionId: string): Promise<number> {
  const ids = shardsOf(accountId).map(({ accountId, shard }) => balanceId(accountId, shard));
  await reads.load(ids.map((id) => documentPath(ledgerBalances.template, { balanceId: id })));
  const shards = await Promise.all(ids.map((id) => reads.get(ledgerBalances, { balanceId: id })));
  return shards.reduce((sum, shard) => sum + (shard?.amounts[creditsOf(regionId)] ?? 0), 0);
}
