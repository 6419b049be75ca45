import { FieldPath, FieldValue, type Transaction } from "firebase-admin/firestore";
import { db } from "../store.ts";
import { type AccountId, balanceId, isPlatforms, type NewAccount, shardsOf } from "./accounts.ts";
import type { Asset } from "./assets.ts";
import { dayOf } from "./day.ts";
import type { BalanceChange, Held, Known } from "./post.ts";
import { issuedIn } from "./postings.ts";
import { emptyShards, type PreparedTransfers } from "./prepareTransfers.ts";
import { ledgerBalances, ledgerTransfers } from "./schema.ts";

/** Writes the records and the balances. Records are created, not set: a second one fails the commit. */
export function stageTransfers(tx: Transaction, prepared: PreparedTransfers, at: Date): void {
  for (const { transfer, postings } of prepared.made)
    tx.create(ledgerTransfers.ref({ transferId: transfer.transferId }), {
      kind: transfer.kind.name,
      memo: transfer.memo ?? "",
      postings: [...postings],
      accountIds: [...new Set(postings.map(({ accountId }) => accountId))],
      issued: issuedIn(postings),
      at,
      day: dayOf(at),
    });
  const isOpened = new Set(prepared.opened.flatMap(emptyShards).map(([id]) => id));
  for (const account of prepared.opened) stageOpening(tx, account, prepared);
  for (const [id, change] of prepared.balances)
    if (!isOpened.has(id)) stageBalance(tx, id, change, prepared.known);
}

/** Opens an account that nothing is paid to yet. */
export function stageAccount(tx: Transaction, account: NewAccount): void {
  stageOpening(tx, account, { balances: new Map() });
}

function stageOpening(
  tx: Transaction,
  { accountId, holderUid = null, regionId = null, capacityUnits = null }: NewAccount,
  { balances }: Pick<PreparedTransfers, "balances">,
): void {
  for (const { shard } of shardsOf(accountId)) {
    const id = balanceId(accountId, shard);
    const amounts = amountsAfter({}, balances.get(id)?.changes);
    const document = { accountId, shard, amounts, capacityUnits, holderUid, regionId };
    tx.create(ledgerBalances.ref({ balanceId: id }), document);
  }
}

function stageBalance(
  tx: Transaction,
  id: string,
  { accountId, shard, changes }: BalanceChange,
  known: Known,
): void {
  const held = known.get(id);
  if (isPlatforms(accountId)) {
    const amounts = Object.fromEntries([...changes].map(([asset, by]) => [asset, FieldValue.increment(by)]));
    const whose = { accountId, shard, capacityUnits: null, holderUid: null, regionId: null };
    // Merged, because the first credit makes the shard; untyped, because an increment is no number yet.
    tx.set(db().doc(ledgerBalances.ref({ balanceId: id }).path), { ...whose, amounts }, { merge: true });
  } else if (held !== undefined) {
    tx.update(ledgerBalances.ref({ balanceId: id }), { amounts: amountsAfter(held.amounts, changes) });
  } else {
    // Fails the commit where the account was never opened; `transact` says so.
    const [first, ...rest] = [...changes].map(
      ([asset, by]) => [new FieldPath("amounts", asset), FieldValue.increment(by)] as const,
    );
    tx.update(db().doc(ledgerBalances.ref({ balanceId: id }).path), ...first!, ...rest.flat());
  }
}

/** Assets of which nothing is left go, so that the map stays small. */
function amountsAfter(
  before: Held["amounts"],
  changes: ReadonlyMap<Asset, number> = new Map(),
): Record<Asset, number> {
  const after: Record<Asset, number> = { ...before };
  for (const [asset, amount] of changes) after[asset] = (after[asset] ?? 0) + amount;
  return Object.fromEntries(Object.entries(after).filter(([, amount]) => amount !== 0));
}

/** Takes the person out of the ledger: the account stays, nobody holds it. */
export function stagePseudonymisation(tx: Transaction, accountId: AccountId): void {
  tx.update(ledgerBalances.ref({ balanceId: balanceId(accountId, 0) }), { holderUid: null });
}
