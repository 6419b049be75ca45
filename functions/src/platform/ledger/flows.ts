import type { AccountId } from "./accounts.ts";
import { creditsOf } from "./assets.ts";
import type { Posting, TransferRecord } from "./schema.ts";

/** Credits that came into a treasury and went out of it, of one levy or kind of transfer. */
export interface Flow {
  readonly receivedCredits: number;
  readonly givenCredits: number;
}

/** By levy, where a transfer names what it levies; else by its kind. */
export type Flows = Readonly<Record<string, Flow>>;

const TREASURY = "treasury:";
const CREDITS = creditsOf(null);

/** Adds what a transfer did to treasuries, by region: what each received or gave in all, through whichever shards. */
export function addFlows(
  flows: Map<string, Flows>,
  { kind, levies, postings }: Pick<TransferRecord, "kind" | "levies" | "postings">,
): void {
  for (const [accountId, amount] of netOf(postings)) {
    const regionId = accountId.slice(TREASURY.length);
    const parts = amount > 0 && Object.keys(levies).length > 0 ? levies : { [kind]: amount };
    const named = Object.entries(parts).map(([name, credits]) => [name, flowOf(credits)]);
    flows.set(regionId, summed([flows.get(regionId) ?? {}, Object.fromEntries(named)]));
  }
}

/** Several days' flows together. */
export function summed(days: readonly Flows[]): Flows {
  const sum: Record<string, Flow> = {};
  for (const [kind, flow] of days.flatMap((flows) => Object.entries(flows))) {
    const before = sum[kind] ?? { receivedCredits: 0, givenCredits: 0 };
    sum[kind] = {
      receivedCredits: before.receivedCredits + flow.receivedCredits,
      givenCredits: before.givenCredits + flow.givenCredits,
    };
  }
  return sum;
}

const flowOf = (amount: number): Flow => ({
  receivedCredits: Math.max(0, amount),
  givenCredits: Math.max(0, -amount),
});

function netOf(postings: readonly Posting[]): Map<AccountId, number> {
  const net = new Map<AccountId, number>();
  for (const { accountId, asset, amount } of postings) {
    if (!accountId.startsWith(TREASURY) || asset !== CREDITS) continue;
    net.set(accountId, (net.get(accountId) ?? 0) + amount);
  }
  return net;
}
