import { GameError } from "../errors.ts";
import { log } from "../log.ts";
import { documentPath } from "../paths.ts";
import type { Reads } from "../store.ts";
import {
  type AccountId,
  balanceId,
  isPlatforms,
  type NewAccount,
  type Shard,
  shardCount,
  shardsOf,
} from "./accounts.ts";
import { accountUnknown } from "./accountUnknown.ts";
import type { Asset } from "./assets.ts";
import { firstShard, type Held, type Known, type Posted, post } from "./post.ts";
import { isRepetition } from "./postings.ts";
import { ledgerBalances, ledgerTransfers, type Posting } from "./schema.ts";
import { requireSound, type Transfer } from "./transfer.ts";

/** Transfers whose reads are done, with the accounts that the same commit opens. */
export interface PreparedTransfers {
  readonly opened: readonly NewAccount[];
  readonly made: readonly { readonly transfer: Transfer; readonly postings: readonly Posting[] }[];
  readonly balances: Posted["balances"];
  readonly known: Known;
}

/** A second list would not see what the first one took. */
const listed = new WeakSet<Reads>();

/**
 * Decides a call's transfers, all of them in one list: each sees what those before it took. It reads their records,
 * accounts of one shard, and one shard of each sharded account that gives; the others only where that does not
 * suffice. What only receives into shards is not read.
 * @throws GameError `INSUFFICIENT_FUNDS`, `HOLD_FULL`, `ACCOUNT_UNKNOWN`, `TRANSFER_EXISTS` or `TRANSFER_UNBALANCED`.
 */
export async function prepareTransfers(
  reads: Reads,
  transfers: readonly Transfer[],
  opened: readonly NewAccount[] = [],
): Promise<PreparedTransfers> {
  if (listed.has(reads)) throw new Error("A call's transfers are one list, and it has been prepared.");
  listed.add(reads);
  requireSound(transfers);
  const known = new Map<string, Held>(opened.flatMap(emptyShards));
  const isNew = ({ accountId, shard }: Shard) => known.has(balanceId(accountId, shard));
  const wanted = (list: readonly Transfer[]) => shardsToRead(list).filter((shard) => !isNew(shard));
  await reads.load([...transfers.map(transferPath), ...wanted(transfers).map(balancePath)]);
  const due = await notYetMade(reads, transfers);
  // Not of those that a job's step repeats: their accounts may have gone since.
  await learn(known, reads, wanted(due));
  let posted = post(due, known);
  while ("unread" in posted) {
    await learn(known, reads, posted.unread);
    posted = post(due, known);
  }
  const { postings, balances } = posted;
  const made = due.map((transfer, index) => ({ transfer, postings: postings[index]! }));
  return { opened, made, balances, known };
}

/** Whether a transfer of this id was made, for what is given once for ever. */
export async function isTransferMade(reads: Reads, transferId: string): Promise<boolean> {
  return (await reads.get(ledgerTransfers, { transferId })) !== undefined;
}

/** What an account of one document holds. @throws GameError `ACCOUNT_UNKNOWN` */
export async function amountsIn(reads: Reads, accountId: AccountId): Promise<Held["amounts"]> {
  const balance = await reads.get(ledgerBalances, { balanceId: balanceId(accountId, 0) });
  if (balance === undefined) throw accountUnknown(accountId);
  return balance.amounts;
}

/** What all shards of an account hold of an asset together; 0 where it was never opened. Reads each shard. */
export async function amountOf(reads: Reads, accountId: AccountId, asset: Asset): Promise<number> {
  const shards = shardsOf(accountId);
  await reads.load(shards.map(balancePath));
  const held = await Promise.all(
    shards.map(({ shard }) => reads.get(ledgerBalances, { balanceId: balanceId(accountId, shard) })),
  );
  return held.reduce((sum, balance) => sum + (balance?.amounts[asset] ?? 0), 0);
}

export const transferPath = ({ transferId }: Pick<Transfer, "transferId">) =>
  documentPath(ledgerTransfers.template, { transferId });
export const balancePath = ({ accountId, shard }: Shard) =>
  documentPath(ledgerBalances.template, { balanceId: balanceId(accountId, shard) });

/** An account that has just been opened, shard by shard. */
export function emptyShards({ accountId, capacityUnits = null }: NewAccount): [string, Held][] {
  return shardsOf(accountId).map(({ shard }) => [
    balanceId(accountId, shard),
    { amounts: {}, capacityUnits },
  ]);
}

function shardsToRead(transfers: readonly Transfer[]): Shard[] {
  const shards = transfers
    .flatMap(({ changes }) => changes)
    .filter(
      ({ accountId, amount }) => shardCount(accountId) === 1 || (shardCount(accountId) > 1 && amount < 0),
    )
    .map(({ accountId }) => ({ accountId, shard: firstShard(accountId, transfers) }));
  return [...new Map(shards.map((shard) => [balanceId(shard.accountId, shard.shard), shard])).values()];
}

/** An id that exists means that something was to be done twice, or that two things have one id. */
async function notYetMade(reads: Reads, transfers: readonly Transfer[]): Promise<Transfer[]> {
  const due: Transfer[] = [];
  for (const transfer of transfers) {
    const { transferId, kind, repeatable = false } = transfer;
    const record = await reads.get(ledgerTransfers, { transferId });
    if (record === undefined) due.push(transfer);
    else if (!repeatable || !isRepetition(transfer, record)) {
      // An alert watches for this line.
      log.error("transfer id used again", { transferId, kind: kind.name, madeKind: record.kind });
      throw new GameError(
        "TRANSFER_EXISTS",
        `A transfer ${transferId} was made before; nothing was changed.`,
        {
          transferId,
        },
      );
    }
  }
  return due;
}

async function learn(known: Map<string, Held>, reads: Reads, shards: readonly Shard[]): Promise<void> {
  await reads.load(shards.map(balancePath));
  for (const { accountId, shard } of shards) {
    const id = balanceId(accountId, shard);
    const balance = await reads.get(ledgerBalances, { balanceId: id });
    if (balance === undefined && !isPlatforms(accountId)) throw accountUnknown(accountId);
    known.set(id, balance ?? { amounts: {}, capacityUnits: null });
  }
}
