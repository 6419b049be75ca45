import { balanceId } from "./accounts.ts";
import type { Asset } from "./assets.ts";
import { dayOf } from "./day.ts";
import { issuedIn } from "./postings.ts";
import type { Posting, TransferRecord } from "./schema.ts";

/** Amounts by balance document and asset. Plain data: a long check carries it from step to step. */
export type Sums = Record<string, Record<Asset, number>>;

/** Adds the postings to the balances that they name. */
export function applyPostings(sums: Sums, postings: readonly Posting[]): void {
  for (const { accountId, shard, asset, amount } of postings) {
    if (accountId === "issuance") continue;
    const id = balanceId(accountId, shard);
    const sum = sums[id] ?? {};
    sum[asset] = (sum[asset] ?? 0) + amount;
    sums[id] = sum;
  }
}

/** What is wrong with a stored transfer by itself; `[]` when it is sound. */
export function transferFindings(transferId: string, transfer: TransferRecord): string[] {
  const { postings, accountIds, issued, at, day } = transfer;
  const sums: Record<Asset, number> = {};
  for (const { asset, amount } of postings) sums[asset] = (sums[asset] ?? 0) + amount;
  const wrong = entries(sums)
    .filter(([, sum]) => sum !== 0)
    .map(([asset, sum]) => `transfer ${transferId} sums to ${sum} ${asset}, not 0`);
  const expected = issuedIn(postings);
  for (const asset of new Set([...keys(expected), ...keys(issued)]))
    if ((expected[asset] ?? 0) !== (issued[asset] ?? 0))
      wrong.push(
        `transfer ${transferId} issues ${expected[asset] ?? 0} ${asset}, and says ${issued[asset] ?? 0}`,
      );
  const isListed = postings.every(({ accountId }) => accountIds.includes(accountId));
  if (!isListed) wrong.push(`transfer ${transferId} does not list every account that takes part`);
  if (day !== dayOf(at)) wrong.push(`transfer ${transferId} is of ${dayOf(at)}, and says ${day}`);
  return wrong;
}

/** What the stored balances say beside what the transfers add up to; `[]` when they agree and none is below zero. */
export function compareBalances(rebuilt: Readonly<Sums>, stored: Readonly<Sums>): string[] {
  return [...new Set([...Object.keys(rebuilt), ...Object.keys(stored)])].sort().flatMap((id) => {
    const [sums, held] = [rebuilt[id] ?? {}, stored[id] ?? {}];
    return [...new Set([...keys(sums), ...keys(held)])].sort().flatMap((asset) => {
      const [expected, found] = [sums[asset] ?? 0, held[asset] ?? 0];
      if (expected < 0) return [`${id}: the transfers add up to ${expected} ${asset}, below zero`];
      if (expected === found) return [];
      return [`${id}: the transfers add up to ${expected} ${asset}, the balance says ${found}`];
    });
  });
}

const keys = (record: Readonly<Record<Asset, number>>) => Object.keys(record) as Asset[];
const entries = (record: Readonly<Record<Asset, number>>) => Object.entries(record) as [Asset, number][];
