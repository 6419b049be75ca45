import type { Month, Part } from "./revenueShare.ts";

/** What an owner has from a region and month, as the statements until now had it. */
export interface ClosedShare {
  readonly ownerUid: string;
  readonly regionId: string;
  readonly month: Month;
  readonly ownerCents: number;
}

/** A region's parts of an earlier month, as they are now that a payment of it has changed. */
export interface Reopened {
  readonly regionId: string;
  readonly month: Month;
  readonly parts: readonly Part[];
}

/** What an earlier month brings differently by now: a refund, a dispute, another owner's turn under the cap. */
export interface Correction {
  readonly month: Month;
  readonly regionId: string;
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

/** What a month's closing has found. */
export interface ClosingFacts {
  /** All parts of the month. */
  readonly parts: readonly Part[];
  readonly reopened: readonly Reopened[];
  /** Of the reopened regions and months. */
  readonly closed: readonly ClosedShare[];
}

/**
 * An owner's statement of a month: the month's parts, what earlier months bring differently by now, and the debt that
 * was carried. `payable = max(0, lines + corrections − carried debt)`; what is below zero is the new debt.
 */
export function statementOf(
  ownerUid: string,
  month: Month,
  { parts, reopened, closed }: ClosingFacts,
  carriedDebtCents: number,
): Statement {
  const own = (all: readonly Part[]) => all.filter((part) => part.ownerUid === ownerUid);
  const lines = own(parts);
  const corrections = reopened
    .map((again) => {
      const before = closed.find(
        (one) => one.ownerUid === ownerUid && one.regionId === again.regionId && one.month === again.month,
      );
      const differenceCents = sumOf(own(again.parts)) - (before?.ownerCents ?? 0);
      return { month: again.month, regionId: again.regionId, differenceCents };
    })
    .filter(({ differenceCents }) => differenceCents !== 0)
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
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

const keyOf = ({ month, regionId }: Correction) => `${month} ${regionId}`;

/** Everybody whose statement of the month may say something, in order. */
export function ownersIn({ parts, reopened, closed }: ClosingFacts): string[] {
  const uids = [...parts, ...reopened.flatMap((again) => again.parts), ...closed].map(
    ({ ownerUid }) => ownerUid,
  );
  return [...new Set(uids)].toSorted();
}

/** What the owner has from each region and month once the statement stands. */
export function sharesAfter(
  { ownerUid, month, lines, corrections }: Statement,
  closed: readonly ClosedShare[],
): ClosedShare[] {
  const regionIds = [...new Set(lines.map(({ regionId }) => regionId))];
  const own = regionIds.map((regionId) => {
    const ownerCents = sumOf(lines.filter((line) => line.regionId === regionId));
    return { ownerUid, regionId, month, ownerCents };
  });
  const corrected = corrections.map(({ regionId, month: of, differenceCents }) => {
    const before = closed.find(
      (one) => one.ownerUid === ownerUid && one.regionId === regionId && one.month === of,
    );
    return { ownerUid, regionId, month: of, ownerCents: (before?.ownerCents ?? 0) + differenceCents };
  });
  return [...own, ...corrected];
}

export const sumOf = (parts: readonly Part[]) => parts.reduce((sum, { partCents }) => sum + partCents, 0);
