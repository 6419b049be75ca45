import { type AccountId, shardCount } from "../../../functions/src/platform/ledger/accounts.ts";
import { type Asset, creditsOf } from "../../../functions/src/platform/ledger/assets.ts";
import { firstShard } from "../../../functions/src/platform/ledger/post.ts";
import { changesOf, makeTransfers, testKinds } from "../ledger/ledger.ts";
import type { Story } from "./story.ts";

const CREDITS = creditsOf(null);

/** As if an account had received for long: so much in each shard, so that what a payment costs does not hang on its id. */
export async function funded(
  story: Story,
  accountId: AccountId,
  amount: number,
  asset: Asset = CREDITS,
): Promise<void> {
  const of = asset === CREDITS ? "" : `-${asset.replace(":", "-")}`;
  const changes = changesOf(asset, { issuance: -amount, [accountId]: amount });
  const shards = new Set<number>();
  for (let number = 0; shards.size < shardCount(accountId); number++) {
    const transfer = {
      transferId: `${story.run}-${accountId}${of}-${number}`,
      kind: testKinds.testGrant,
      changes,
    };
    const shard = firstShard(accountId, [transfer]);
    if (shards.has(shard)) continue;
    shards.add(shard);
    await makeTransfers([transfer], story.now());
  }
}
