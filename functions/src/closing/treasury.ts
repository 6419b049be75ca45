import type { Tx } from "../platform/documents/tx.ts";
import { type AccountId, balanceId, shardsOf } from "../platform/ledger/accounts.ts";
import type { Asset } from "../platform/ledger/assets.ts";
import { ledgerBalances } from "../platform/ledger/schema.ts";

export const treasuryAccount = (regionId: string): AccountId => `treasury:${regionId}`;

/** What a region's treasury holds, asset by asset; nothing of one that was never opened. */
export async function treasuryOf(tx: Tx, regionId: string): Promise<Map<Asset, number>> {
  const shards = shardsOf(treasuryAccount(regionId)).map(({ accountId, shard }) =>
    ledgerBalances.ref({ balanceId: balanceId(accountId, shard) }),
  );
  const held = new Map<Asset, number>();
  for (const shard of await tx.getAll(...shards)) {
    for (const [asset, amount] of Object.entries(shard.data()?.amounts ?? {}) as [Asset, number][])
      held.set(asset, (held.get(asset) ?? 0) + amount);
  }
  return held;
}
