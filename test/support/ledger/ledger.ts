import { randomUUID } from "node:crypto";
import type { AccountId, NewAccount } from "../../../functions/src/platform/ledger/accounts.ts";
import { type Asset, creditsOf } from "../../../functions/src/platform/ledger/assets.ts";
import { type TransferKind, transferKindsOf } from "../../../functions/src/platform/ledger/kinds.ts";
import { prepareTransfers } from "../../../functions/src/platform/ledger/prepareTransfers.ts";
import { ledgerBalances } from "../../../functions/src/platform/ledger/schema.ts";
import { stageAccount, stageTransfers } from "../../../functions/src/platform/ledger/stageTransfers.ts";
import type { Change, Transfer } from "../../../functions/src/platform/ledger/transfer.ts";
import { Reads, transact } from "../../../functions/src/platform/store.ts";

/** Kinds that no room has, one of each class but the levy. */
export const testKinds = transferKindsOf({
  transferKinds: {
    testGrant: "faucet",
    testLoss: "sink",
    testPayment: "payment",
    testReversal: "reversal",
  },
});

export const credits = creditsOf(null);

export function openAccounts(...accounts: readonly NewAccount[]): Promise<void> {
  return transact(async (tx) => {
    for (const account of accounts) stageAccount(tx, account);
  });
}

/** Makes the transfers in a transaction of their own. */
export function makeTransfers(transfers: readonly Transfer[], at = new Date()): Promise<void> {
  let due = transfers;
  return transact(async (tx) => {
    const made = await prepareTransfers(new Reads(tx), due);
    // The first attempt may be applied although its acknowledgement is lost, on a busy machine.
    due = transfers.map((transfer) => ({ ...transfer, repeatable: true as const }));
    stageTransfers(tx, made, at);
  });
}

/** Makes one transfer of credits. */
export function move(
  changes: Readonly<Partial<Record<AccountId, number>>>,
  kind: TransferKind = testKinds.testPayment,
  transferId: string = randomUUID(),
): Promise<void> {
  return makeTransfers([{ transferId, kind, changes: changesOf(credits, changes) }]);
}

/** Out of issuance. */
export function grant(accountId: AccountId, amount: number, asset: Asset = credits): Promise<void> {
  const changes = changesOf(asset, { issuance: -amount, [accountId]: amount });
  return makeTransfers([{ transferId: randomUUID(), kind: testKinds.testGrant, changes }]);
}

export function changesOf(asset: Asset, changes: Readonly<Partial<Record<AccountId, number>>>): Change[] {
  return Object.entries(changes).map(([accountId, amount]) => ({
    accountId: accountId as AccountId,
    asset,
    amount: amount!,
  }));
}

/** What all shards of the account hold. */
export async function held(accountId: AccountId, asset: Asset = credits): Promise<number> {
  const shards = await ledgerBalances.collection({}).where("accountId", "==", accountId).get();
  return shards.docs.reduce((sum, shard) => sum + (shard.data().amounts[asset] ?? 0), 0);
}
