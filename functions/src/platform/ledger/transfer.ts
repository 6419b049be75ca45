import { FieldValue, type Transaction } from "firebase-admin/firestore";
import { GameError } from "../errors.ts";
import { MAX_CREDITS } from "../fields.ts";
import { bucketOf } from "../random.ts";
import { db } from "../store.ts";
import {
  type AccountId,
  balanceId,
  ledgerBalances,
  ledgerTransfers,
  type Posting,
  shardCount,
} from "./accounts.ts";

/** What one account receives (above zero) or gives (below zero) in a transfer. */
export interface Change {
  readonly accountId: AccountId;
  readonly amountCredits: number;
}

export interface Transfer {
  /** The caller's id of the transfer: the same id moves money once, however often it is sent. */
  readonly transferId: string;
  readonly kind: string;
  readonly memo?: string;
  readonly changes: readonly Change[];
}

/** A transfer whose reads are done; `undefined` postings mean that it has been made before. */
export interface PreparedTransfer {
  readonly transfer: Transfer;
  readonly postings: readonly Posting[] | undefined;
}

/**
 * Reads what the transfer needs: its own record, and every shard of the accounts that give.
 * @throws GameError `INSUFFICIENT_FUNDS` naming what is held and what is asked; `TRANSFER_UNBALANCED`.
 */
export async function prepareTransfer(tx: Transaction, transfer: Transfer): Promise<PreparedTransfer> {
  assertBalanced(transfer);
  const givers = transfer.changes.filter(
    (change) => change.amountCredits < 0 && change.accountId !== "issuance",
  );
  const shardRefs = givers.flatMap(({ accountId }) =>
    Array.from({ length: shardCount(accountId) }, (_, shard) =>
      ledgerBalances.ref({ balanceId: balanceId(accountId, shard) }),
    ),
  );
  const made = await tx.get(ledgerTransfers.ref({ transferId: transfer.transferId }));
  if (made.exists) return { transfer, postings: undefined };
  const shards = shardRefs.length === 0 ? [] : await tx.getAll(...shardRefs);
  const held = new Map(shards.map((shard) => [shard.id, shard.data()?.balanceCredits ?? 0]));
  return {
    transfer,
    postings: transfer.changes.flatMap((change) => postingsOf(transfer.transferId, change, held)),
  };
}

/** Writes the record and the balances. The record is created, not set: a second one fails the commit. */
export function stageTransfer(tx: Transaction, { transfer, postings }: PreparedTransfer, at: Date): void {
  if (postings === undefined) return;
  tx.create(ledgerTransfers.ref({ transferId: transfer.transferId }), {
    kind: transfer.kind,
    memo: transfer.memo ?? "",
    postings: [...postings],
    accountIds: [...new Set(postings.map(({ accountId }) => accountId))],
    issuedCredits: issuedIn(postings),
    at,
  });
  for (const { accountId, shard, amountCredits } of postings) {
    if (accountId === "issuance") continue;
    // Merged, because the first credit opens the shard; untyped, because an increment is no number yet.
    tx.set(
      db().doc(ledgerBalances.ref({ balanceId: balanceId(accountId, shard) }).path),
      { accountId, shard, ...ownerOf(accountId), balanceCredits: FieldValue.increment(amountCredits) },
      { merge: true },
    );
  }
}

/** What issuance gives in these postings, below zero what it takes back. */
export function issuedIn(postings: readonly Posting[]): number {
  return postings.reduce(
    (sum, { accountId, amountCredits }) => sum - (accountId === "issuance" ? amountCredits : 0),
    0,
  );
}

/** Opens a player's account, readable by the player, in the commit that creates the player. */
export function stagePlayerAccount(tx: Transaction, accountId: AccountId, holderUid: string): void {
  const document = { accountId, shard: 0, balanceCredits: 0, holderUid, regionId: null };
  tx.create(ledgerBalances.ref({ balanceId: balanceId(accountId, 0) }), document);
}

/** Takes the person out of the ledger: the account stays, nobody holds it. */
export function stagePseudonymisation(tx: Transaction, accountId: AccountId): void {
  tx.update(ledgerBalances.ref({ balanceId: balanceId(accountId, 0) }), { holderUid: null });
}

function ownerOf(accountId: AccountId): { holderUid?: null; regionId?: string | null } {
  if (accountId.startsWith("player:")) return {};
  return {
    holderUid: null,
    regionId: accountId.startsWith("treasury:") ? accountId.slice("treasury:".length) : null,
  };
}

function assertBalanced(transfer: Transfer): void {
  const sum = transfer.changes.reduce((total, { amountCredits }) => total + amountCredits, 0);
  const bounded = transfer.changes.every(
    ({ amountCredits }) =>
      Number.isSafeInteger(amountCredits) && amountCredits !== 0 && Math.abs(amountCredits) <= MAX_CREDITS,
  );
  const distinct =
    new Set(transfer.changes.map(({ accountId }) => accountId)).size === transfer.changes.length;
  if (sum !== 0 || !bounded || !distinct || transfer.changes.length < 2) {
    throw new GameError(
      "TRANSFER_UNBALANCED",
      `The changes of transfer ${transfer.transferId} must sum to zero.`,
    );
  }
}

/**
 * Splits a change over the account's shards. A credit goes whole to the shard that the transfer's id picks; a debit
 * begins there and goes on round the shards until it is covered.
 */
export function postingsOf(transferId: string, change: Change, held: ReadonlyMap<string, number>): Posting[] {
  const { accountId, amountCredits } = change;
  const shards = shardCount(accountId);
  if (shards === 0) return [{ accountId, shard: 0, amountCredits }];
  const first = bucketOf(`${transferId}:${accountId}`, shards);
  if (amountCredits > 0) return [{ accountId, shard: first, amountCredits }];
  const postings: Posting[] = [];
  let owed = -amountCredits;
  for (let step = 0; step < shards && owed > 0; step++) {
    const shard = (first + step) % shards;
    const taken = Math.min(owed, held.get(balanceId(accountId, shard)) ?? 0);
    if (taken > 0) postings.push({ accountId, shard, amountCredits: -taken });
    owed -= taken;
  }
  if (owed === 0) return postings;
  throw new GameError(
    "INSUFFICIENT_FUNDS",
    `The account holds ${-amountCredits - owed} credits; ${-amountCredits} are needed.`,
    {
      heldCredits: -amountCredits - owed,
      neededCredits: -amountCredits,
    },
  );
}
