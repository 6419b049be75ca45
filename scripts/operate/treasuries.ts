import { FieldPath } from "firebase-admin/firestore";
import { pagesOf } from "../../functions/src/platform/documents/pages.ts";
import { type AccountId, balanceId, shardsOf } from "../../functions/src/platform/ledger/accounts.ts";
import { ledgerBalances } from "../../functions/src/platform/ledger/schema.ts";
import { stageAccount } from "../../functions/src/platform/ledger/stageTransfers.ts";
import { transact } from "../../functions/src/platform/store.ts";
import { regions } from "../../functions/src/regions/schema.ts";

/** Opens the treasury of every region that was opened before regions had one. May be repeated. */
export async function openTreasuries(): Promise<string[]> {
  const opened: string[] = [];
  const all = regions.collection({}).orderBy(FieldPath.documentId());
  for await (const docs of pagesOf(all, Number.POSITIVE_INFINITY))
    for (const { id } of docs) if (await openTreasury(id)) opened.push(`✓ treasury:${id}`);
  return opened.length > 0 ? opened : ["✓ every region has its treasury; nothing was changed."];
}

function openTreasury(regionId: string): Promise<boolean> {
  const accountId: AccountId = `treasury:${regionId}`;
  const refs = shardsOf(accountId).map(({ shard }) =>
    ledgerBalances.ref({ balanceId: balanceId(accountId, shard) }),
  );
  return transact(async (tx) => {
    const shards = await tx.getAll(...refs);
    if (shards.some(({ exists }) => exists)) return false;
    stageAccount(tx, { accountId, regionId });
    return true;
  });
}
