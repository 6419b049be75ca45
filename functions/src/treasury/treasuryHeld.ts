import { type AccountId, balanceId, shardsOf } from "../platform/ledger/accounts.ts";
import { creditsOf } from "../platform/ledger/assets.ts";
import { ledgerBalances } from "../platform/ledger/schema.ts";
import { documentPath } from "../platform/paths.ts";
import type { Reads } from "../platform/store.ts";

export const treasuryAccount = (regionId: string): AccountId => `treasury:${regionId}`;

/** The credits in all of a treasury's shards. */
export async function treasuryCredits(reads: Reads, regionId: string): Promise<number> {
  const ids = shardsOf(treasuryAccount(regionId)).map(({ accountId, shard }) => balanceId(accountId, shard));
  await reads.load(ids.map((id) => documentPath(ledgerBalances.template, { balanceId: id })));
  const shards = await Promise.all(ids.map((id) => reads.get(ledgerBalances, { balanceId: id })));
  return shards.reduce((sum, shard) => sum + (shard?.amounts[creditsOf(regionId)] ?? 0), 0);
}
