import { forEachPurpose, type Purpose } from "../regions/configuration/publicMoney.ts";
import type { Spending } from "./schema.ts";

/** A month in which nothing was spent yet. */
export function newSpending(regionId: string, month: string): Spending {
  return { regionId, month, spentCredits: forEachPurpose(0), claimedCredits: 0 };
}

/** What of a month's appropriation is left; nothing where a law has cut it below what was spent. */
export function leftOf(
  publicBudget: Readonly<Record<Purpose, number>>,
  { spentCredits }: Pick<Spending, "spentCredits">,
  purpose: Purpose,
): number {
  return Math.max(0, publicBudget[purpose] - spentCredits[purpose]);
}

export function withSpent(spending: Spending, purpose: Purpose, amountCredits: number): Spending {
  const { spentCredits } = spending;
  return {
    ...spending,
    spentCredits: { ...spentCredits, [purpose]: spentCredits[purpose] + amountCredits },
  };
}
