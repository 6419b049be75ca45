/**
 * The ledger said a second time and as plainly as possible: whole accounts, no shards, nothing unread, no code shared with what
 * it checks. An amount that is missing is zero; a list is made whole or refused whole.
 */
export interface ModelChange {
  readonly accountId: string;
  readonly asset: string;
  readonly amount: number;
}
export type ModelBalances = Map<string, Map<string, number>>;

export type ModelOutcome = "made" | "INSUFFICIENT_FUNDS" | "HOLD_FULL";

export function makeAll(
  balances: ModelBalances,
  bounds: ReadonlyMap<string, number>,
  list: readonly (readonly ModelChange[])[],
): { outcome: ModelOutcome; after: ModelBalances } {
  const after: ModelBalances = new Map([...balances].map(([account, held]) => [account, new Map(held)]));
  for (const changes of list) {
    const before = new Map([...bounds.keys()].map((account) => [account, goodsIn(after, account)]));
    for (const { accountId, asset, amount } of changes) {
      if (accountId === "issuance") continue;
      const held = after.get(accountId) ?? new Map<string, number>();
      after.set(accountId, held.set(asset, (held.get(asset) ?? 0) + amount));
      if (held.get(asset)! < 0) return { outcome: "INSUFFICIENT_FUNDS", after: balances };
    }
    for (const [account, bound] of bounds) {
      const goods = goodsIn(after, account);
      if (goods > bound && goods > before.get(account)!) return { outcome: "HOLD_FULL", after: balances };
    }
  }
  return { outcome: "made", after };
}

export function goodsIn(balances: ModelBalances, account: string): number {
  let goods = 0;
  for (const [asset, amount] of balances.get(account) ?? [])
    if (asset.split(":")[0] === "goods") goods += amount;
  return goods;
}
