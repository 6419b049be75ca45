import { GameError } from "../platform/errors.ts";
import type { Configuration } from "../regions/configuration/configuration.ts";
import { forEachPurpose, type Purpose } from "../regions/configuration/publicMoney.ts";
import type { Spending } from "./schema.ts";

/** How many players get grants and salaries of a region in a month. */
export const MOST_PAYEES = 1_000;

/** What the law says of spending. */
export type BudgetLaw = Pick<
  Configuration["economy"],
  "publicBudget" | "grantCreditsPerPayee" | "officersShareBasisPoints"
>;

/** A player who is paid. */
export interface Payee {
  readonly uid: string;
  /** Whether the payee holds an office, under whatever title. */
  readonly isOfficer: boolean;
}

/** A month in which nothing was spent yet. */
export function newSpending(regionId: string, month: string): Spending {
  return {
    regionId,
    month,
    spentCredits: forEachPurpose(0),
    claimedCredits: 0,
    earnedBeforeCredits: 0,
    officersCredits: 0,
    payees: [],
  };
}

/** What of a month's appropriation is left; nothing where a law has cut it below what was spent. */
export function leftOf(
  { publicBudget }: Pick<BudgetLaw, "publicBudget">,
  { spentCredits }: Pick<Spending, "spentCredits">,
  purpose: Purpose,
): number {
  return Math.max(0, publicBudget[purpose] - spentCredits[purpose]);
}

/** What officers may still get in the month: ⌊last closed month's receipts × share ÷ 10,000⌋, less what they have got. */
export function leftForOfficers(
  { officersShareBasisPoints }: Pick<BudgetLaw, "officersShareBasisPoints">,
  { earnedBeforeCredits, officersCredits }: Pick<Spending, "earnedBeforeCredits" | "officersCredits">,
): number {
  const most = (BigInt(earnedBeforeCredits) * BigInt(officersShareBasisPoints)) / 10_000n;
  return Math.max(0, Number(most) - officersCredits);
}

/** The month with an amount spent, whatever the limits say. */
export function withSpent(
  spending: Spending,
  purpose: Purpose,
  amountCredits: number,
  payee: Payee | null = null,
): Spending {
  const { spentCredits, officersCredits, payees } = spending;
  const spent = {
    ...spending,
    spentCredits: { ...spentCredits, [purpose]: spentCredits[purpose] + amountCredits },
  };
  if (payee === null) return spent;
  const before = payees.find(({ uid }) => uid === payee.uid);
  const after = {
    uid: payee.uid,
    credits: (before?.credits ?? 0) + amountCredits,
    grantCredits: (before?.grantCredits ?? 0) + (purpose === "grants" ? amountCredits : 0),
    isOfficer: payee.isOfficer || before?.isOfficer === true,
  };
  return {
    ...spent,
    officersCredits: officersCredits + (payee.isOfficer ? amountCredits : 0),
    payees: [...payees.filter(({ uid }) => uid !== payee.uid), after],
  };
}

/**
 * The month once an officer has spent an amount.
 * @throws GameError `BUDGET_SPENT`, `PAYEE_LIMIT` or `OFFICERS_LIMIT`, naming what would still go
 */
export function spent(
  spending: Spending,
  law: BudgetLaw,
  act: { readonly purpose: Purpose; readonly amountCredits: number; readonly payee: Payee | null },
): Spending {
  const { purpose, amountCredits, payee } = act;
  const leftCredits = leftOf(law, spending, purpose);
  if (amountCredits > leftCredits)
    throw new GameError(
      "BUDGET_SPENT",
      `Of what is appropriated for ${purpose}, ${leftCredits} credits are left this month: a law can appropriate more.`,
      { purpose, leftCredits },
    );
  if (payee !== null) requireWithinPayee(spending, law, { amountCredits, payee });
  return withSpent(spending, purpose, amountCredits, payee);
}

function requireWithinPayee(
  spending: Spending,
  law: BudgetLaw,
  { amountCredits, payee }: { readonly amountCredits: number; readonly payee: Payee },
): void {
  const paid = spending.payees.find(({ uid }) => uid === payee.uid);
  const isFull = paid === undefined && spending.payees.length >= MOST_PAYEES;
  const leftCredits = isFull ? 0 : Math.max(0, law.grantCreditsPerPayee - (paid?.grantCredits ?? 0));
  if (amountCredits > leftCredits)
    throw new GameError(
      "PAYEE_LIMIT",
      isFull
        ? `The region has paid ${MOST_PAYEES} players this month, the most there may be.`
        : `The region may pay this player ${leftCredits} more credits this month.`,
      { leftCredits },
    );
  const leftToOfficers = leftForOfficers(law, spending);
  if (!payee.isOfficer || amountCredits <= leftToOfficers) return;
  throw new GameError(
    "OFFICERS_LIMIT",
    `All who hold an office may get ${leftToOfficers} more credits together this month: it is a share of the last closed month's receipts.`,
    { leftCredits: leftToOfficers },
  );
}
