import { after, DAY_MS, HOUR_MS } from "../../platform/duration.ts";
import type { Configuration } from "../../regions/configuration/configuration.ts";
import { CREDIT } from "../rates/rates.ts";
import type { Loan } from "../schema.ts";

export const LEAST_DAYS = 7;
export const MOST_DAYS = 90;
/** How long nobody lends to somebody of whose loan a part was written off. */
export const BARRED_DAYS = 90;
const GRACE_MS = 72 * HOUR_MS;
/** How long before a loan is due its borrower is told. */
const NOTICES_MS = [72 * HOUR_MS, 24 * HOUR_MS];

export type Debt = Pick<Loan, "principalCredits" | "rateBasisPoints" | "day" | "interest">;

/** A loan costs the margin at least: deposits that bear below zero pay no borrower. */
export const loanRateOf = ({
  interestBasisPoints,
  loanMarginBasisPoints,
}: Pick<Configuration["banking"], "interestBasisPoints" | "loanMarginBasisPoints">) =>
  Math.max(0, interestBasisPoints) + loanMarginBasisPoints;

/** A debt on the day of its signing, which bears interest like any other. */
export function signed(amountCredits: number, rateBasisPoints: number, day: string): Debt {
  const interest = amountCredits * rateBasisPoints;
  return { principalCredits: amountCredits, rateBasisPoints, day, interest };
}

/** The debt on a day: simple interest on what is owed, for each UTC day that has begun. */
export function grown<Grown extends Debt>(debt: Grown, today: string): Grown {
  const days = (Date.parse(today) - Date.parse(debt.day)) / DAY_MS;
  if (days <= 0) return debt;
  return {
    ...debt,
    day: today,
    interest: debt.interest + debt.principalCredits * debt.rateBasisPoints * days,
  };
}

/** What repays the debt whole: interest is rounded up. */
export function owedOn({ principalCredits, interest }: Debt): number {
  return principalCredits + interestCredits(interest);
}

const interestCredits = (interest: number) => Math.max(0, Math.ceil(interest / CREDIT));

/** The debt after a payment of not more than is owed: interest first. What rounding up took is carried. */
export function repaid<Paid extends Debt>(debt: Paid, amountCredits: number): Paid {
  const toInterest = Math.min(amountCredits, interestCredits(debt.interest));
  return {
    ...debt,
    interest: debt.interest - toInterest * CREDIT,
    principalCredits: debt.principalCredits - (amountCredits - toInterest),
  };
}

/** When something is next to be done about a loan of which so many notices were given: the next, or the default. */
export function nextAct(dueAt: Date, notices: number): Date {
  const notice = NOTICES_MS[notices];
  return notice === undefined ? after(dueAt, GRACE_MS) : after(dueAt, -notice);
}

export const isDefault = ({ notices }: Pick<Loan, "notices">) => notices === NOTICES_MS.length;

/** Until when nobody lends to the borrower; null where nothing was written off. */
export function barredUntil({ ended }: Pick<Loan, "ended">): Date | null {
  return ended === null || ended.writtenOffCredits === 0 ? null : after(ended.at, BARRED_DAYS * DAY_MS);
}

/** The most that a deposit secures, 90 % of it; and what a loan of so much locks. */
export const securedBy = (balanceCredits: number) => Math.floor((balanceCredits * 9) / 10);
export const lockedFor = (amountCredits: number) => Math.ceil((amountCredits * 10) / 9);
