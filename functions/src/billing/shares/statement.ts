import type { Month, Part } from "./revenueShare.ts";

/** An owner's parts of a closed month, as the statement of that month had them. */
export interface ClosedMonth {
  readonly month: Month;
  readonly ownerCents: number;
}

/** What an earlier month brings differently by now: a refund, a dispute, another owner's turn under the cap. */
export interface Correction {
  readonly month: Month;
  /** Above zero: the owner gets more than was closed. */
  readonly differenceCents: number;
}

export interface Statement {
  readonly ownerUid: string;
  readonly month: Month;
  /** One for each payment, which names its invoice. */
  readonly lines: readonly Part[];
  readonly corrections: readonly Correction[];
  /** Owed from earlier statements, zero or more. */
  readonly carriedDebtCents: number;
  /** What is paid out, zero or more. */
  readonly payableCents: number;
  /** What is owed after this statement, zero or more: the next ones pay it first. */
  readonly debtCents: number;
}

/**
 * An owner's statement of a month: the month's parts, what earlier months bring differently by now, and the debt that
 * was carried. `payable = max(0, lines + corrections − carried debt)`; what is below zero is the new debt.
 */
export function statementOf(
  ownerUid: string,
  month: Month,
  facts: {
    /** The owner's parts of this month and of each closed one, as they are now. */
    readonly partsNow: ReadonlyMap<Month, readonly Part[]>;
    readonly closed: readonly ClosedMonth[];
    readonly carriedDebtCents: number;
  },
): Statement {
  const { partsNow, closed, carriedDebtCents } = facts;
  const ownIn = (of: Month) => (partsNow.get(of) ?? []).filter((part) => part.ownerUid === ownerUid);
  const lines = ownIn(month);
  const corrections = closed
    .map((earlier) => ({
      month: earlier.month,
      differenceCents: sumOf(ownIn(earlier.month)) - earlier.ownerCents,
    }))
    .filter(({ differenceCents }) => differenceCents !== 0);
  const corrected = corrections.reduce((sum, { differenceCents }) => sum + differenceCents, 0);
  const totalCents = sumOf(lines) + corrected - carriedDebtCents;
  return {
    ownerUid,
    month,
    lines,
    corrections,
    carriedDebtCents,
    payableCents: Math.max(0, totalCents),
    debtCents: Math.max(0, -totalCents),
  };
}

export const sumOf = (parts: readonly Part[]) => parts.reduce((sum, { partCents }) => sum + partCents, 0);
