import { creditsOf } from "./assets.ts";
import type { TransferRecord } from "./schema.ts";

/** What the transfers of a kind came to in a day. */
export interface KindSum {
  readonly transfers: number;
  readonly issuedCredits: number;
  readonly takenBackCredits: number;
}

export type KindSums = Readonly<Record<string, KindSum>>;

const NOTHING: KindSum = { transfers: 0, issuedCredits: 0, takenBackCredits: 0 };
const CREDITS = creditsOf(null);

/** The sums once a transfer is added to its kind's. */
export function withTransfer(
  sums: KindSums,
  { kind, issued }: Pick<TransferRecord, "kind" | "issued">,
): KindSums {
  const credits = issued[CREDITS] ?? 0;
  const one = {
    transfers: 1,
    issuedCredits: Math.max(0, credits),
    takenBackCredits: Math.max(0, -credits),
  };
  return { ...sums, [kind]: together(sums[kind] ?? NOTHING, one) };
}

/** Several days' sums together. */
export function sumsOf(days: readonly KindSums[]): KindSums {
  const sums: Record<string, KindSum> = {};
  for (const [kind, sum] of days.flatMap((day) => Object.entries(day)))
    sums[kind] = together(sums[kind] ?? NOTHING, sum);
  return sums;
}

const together = (one: KindSum, other: KindSum): KindSum => ({
  transfers: one.transfers + other.transfers,
  issuedCredits: one.issuedCredits + other.issuedCredits,
  takenBackCredits: one.takenBackCredits + other.takenBackCredits,
});
