import type { Tx } from "../documents/tx.ts";
import { type AccountId, balanceId, isPlatforms, type NewAccount, shardsOf } from "./accounts.ts";
import type { Asset } from "./assets.ts";
import { dayOf } from "./day.ts";
import type { BalanceChange, Held, Known } from "./post.ts";
import { issuedIn } from "./postings.ts";
import { emptyShards, type PreparedTransfers } from "./prepareTransfers.ts";
import { ledgerBalances, ledgerTransfers } from "./schema.ts";

/**
 * Writes the records and the balances. Records are created, not set: a second one fails the commit. The accounts of one document in
 * `closed`, which the transfers have emptied, are closed for ever with it.
 */
export function stageTransfers(
  tx: Tx,
  prepared: PreparedTransfers,
  at: Date,
  closed: readonly AccountId[] = [],
): void {
  for (const { transfer, postings } of prepared.made)
    tx.create(ledgerTransfers.ref({ transferId: transfer.transferId }), {
      kind: transfer.kind.name,
      memo: transfer.memo ?? "",
      details: transfer.details ?? "",
      levies: transfer.levies ?? {},
      postings: [...postings],
      accountIds: [...new Set(postings.map(({ accountId }) => accountId))],
      issued: issuedIn(postings),
      at,
      day: dayOf(at),
    });
  const isOpened = new Set(prepared.opened.flatMap(emptyShards).map(([id]) => id));
  for (const account of prepared.opened) stageOpening(tx, account, prepared);
  for (const [id, change] of prepared.balances)
    if (!isOpened.has(id) && !closed.includes(change.accountId)) stageBalance(tx, id, change, prepared.known);
  for (const accountId of closed) {
    requireEmptied(prepared, accountId);
    stageClosing(tx, accountId);
  }
}

function requireEmptied({ balances, known }: PreparedTransfers, accountId: AccountId): void {
  const id = balanceId(accountId, 0);
  const held = amountsAfter(known.get(id)?.amounts ?? {}, balances.get(id)?.changes);
  if (Object.keys(held).length > 0) throw new Error(`${accountId} is closed, and holds something.`);
}

/** Opens an account that nothing is paid to yet. */
export function stageAccount(tx: Tx, account: NewAccount): void {
  stageOpening(tx, account, { balances: new Map() });
}

/**
 * Closes an account of one document for ever. The transaction has read that it holds nothing; whatever was to be paid to it
 * meanwhile is refused, and its transfers stay.
 */
export function stageClosing(tx: Tx, accountId: AccountId): void {
  tx.delete(ledgerBalances.ref({ balanceId: balanceId(accountId, 0) }));
}

function stageOpening(
  tx: Tx,
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

function stageBalance(tx: Tx, id: string, { accountId, shard, changes }: BalanceChange, known: Known): void {
  const ref = ledgerBalances.ref({ balanceId: id });
  const held = known.get(id);
  if (isPlatforms(accountId)) {
    // The first credit makes the shard.
    const whose = { accountId, shard, capacityUnits: null, holderUid: null, regionId: null };
    tx.increment(ref, { amounts: Object.fromEntries(changes) }, whose);
  } else if (held !== undefined) {
    tx.update(ref, { amounts: amountsAfter(held.amounts, changes) });
  } else {
    // Fails the commit where the account was never opened; `transact` says so.
    tx.increment(ref, { amounts: Object.fromEntries(changes) });
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

/** Reads what `stagePseudonymisation` will write. */
export async function preparePseudonymisation(tx: Tx, accountId: AccountId): Promise<void> {
  await tx.get(ledgerBalances.ref({ balanceId: balanceId(accountId, 0) }));
}

/** Takes the person out of the ledger: the account stays, nobody holds it. */
export function stagePseudonymisation(tx: Tx, accountId: AccountId): void {
  tx.update(ledgerBalances.ref({ balanceId: balanceId(accountId, 0) }), { holderUid: null });
}
