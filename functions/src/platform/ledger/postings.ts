import type { Asset } from "./assets.ts";
import type { Posting, TransferRecord } from "./schema.ts";
import type { Change, Transfer } from "./transfer.ts";

/** What issuance gives of each asset in these postings, below zero what it takes back. */
export function issuedIn(postings: readonly Posting[]): Record<Asset, number> {
  const issued: Record<Asset, number> = {};
  for (const { accountId, asset, amount } of postings)
    if (accountId === "issuance") issued[asset] = (issued[asset] ?? 0) - amount;
  return issued;
}

/** What undoes these postings, account by account, through whichever shards. */
export function reversedChanges(postings: readonly Posting[]): Change[] {
  return [...netOf(postings)].flatMap(([key, amount]) => {
    if (amount === 0) return [];
    const [accountId, asset] = key.split(" ") as [Change["accountId"], Asset];
    return [{ accountId, asset, amount: -amount }];
  });
}

/** Whether the record is of this very transfer, through whichever shards it was made. */
export function isRepetition({ kind, changes }: Transfer, record: TransferRecord): boolean {
  if (record.kind !== kind.name) return false;
  const [asked, made] = [netOf(changes), netOf(record.postings)];
  return asked.size === made.size && [...asked].every(([key, amount]) => made.get(key) === amount);
}

function netOf(changes: readonly Change[]): Map<string, number> {
  const net = new Map<string, number>();
  for (const { accountId, asset, amount } of changes) {
    const key = `${accountId} ${asset}`;
    net.set(key, (net.get(key) ?? 0) + amount);
  }
  return net;
}
