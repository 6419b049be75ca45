import { GameError } from "../../platform/errors.ts";
import type { Configuration } from "../../regions/configuration/configuration.ts";
import type { Loan } from "../schema.ts";
import { barredUntil } from "./loan.ts";

/** @throws GameError `LOANS_OFF`, `LOAN_OPEN` or `LOAN_BARRED` */
export function requireCreditworthy(
  regionId: string,
  { loansEnabled }: Pick<Configuration["banking"], "loansEnabled">,
  everywhere: readonly Loan[],
  now: Date,
): void {
  if (!loansEnabled) throw new GameError("LOANS_OFF", `The bank of ${regionId} lends nothing.`);
  if (everywhere.some((loan) => loan.regionId === regionId && loan.ended === null))
    throw new GameError("LOAN_OPEN", "You have a loan of this bank: repay it first.");
  const until = everywhere.map(barredUntil).find((barred) => barred !== null && barred > now);
  if (until == null) return;
  throw new GameError(
    "LOAN_BARRED",
    `A part of a loan of yours was written off: no bank lends to you before ${until.toISOString()}.`,
    { until: until.toISOString() },
  );
}

/** What bounds a loan. */
export interface LoanBounds {
  readonly maxLoanCredits: number;
  readonly securedCredits: number;
  /** Of the bank's capital, what interest leaves. */
  readonly freeCredits: number;
}

/** @throws GameError `LOAN_TOO_BIG`, naming the bound and the most that would go */
export function requireWithin(amountCredits: number, bounds: LoanBounds): void {
  const [bound, mostCredits] = Object.entries(bounds).sort(([, one], [, other]) => one - other)[0]!;
  if (amountCredits <= mostCredits) return;
  const most = Math.max(0, mostCredits);
  throw new GameError("LOAN_TOO_BIG", `The bank lends you ${most} credits at most (${bound}).`, {
    bound,
    mostCredits: most,
  });
}
