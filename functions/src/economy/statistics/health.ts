import type { HealthTerms } from "../schema.ts";

/** What each term counts; together 100. */
const WEIGHTS = { traders: 25, growth: 15, stocks: 15, treasury: 15, prices: 15, many: 10, loans: 5 };

/** Of the members who were active, so many are expected to trade within a week, and never fewer than five people. */
const EXPECTED_SHARE = 0.4;
const EXPECTED_TRADERS = 5;

/** Sums of shares that come to a whole number may fall short of it by this. */
const ROUNDING = 1e-9;

export type HealthTerm = keyof typeof WEIGHTS;

/** A term of health: what it counts at most, and how much of that it has earned, 0–1. */
export interface HealthPart {
  readonly term: HealthTerm;
  readonly weight: number;
  readonly share: number;
}

/** The weighted terms, each cut to 0–1. A share of nothing counts nothing, a price index that cannot be compared neither. */
export function healthParts(terms: HealthTerms): HealthPart[] {
  const expected = Math.max(EXPECTED_TRADERS, EXPECTED_SHARE * terms.activeMembers);
  const shares: Record<HealthTerm, number> = {
    traders: terms.weekTraders / expected,
    growth: shareOf(terms.weekCredits, mean(terms.earlierWeeksCredits)),
    stocks: shareOf(terms.balancedStocks, terms.stocks),
    treasury: shareOf(terms.treasuryCredits, terms.spentCredits),
    prices: steadiness(terms.indexThousandths, terms.formerIndexThousandths),
    many: terms.weekCredits === 0 ? 0 : 1.05 - terms.biggestTradersCredits / terms.weekCredits,
    loans: 1 - shareOf(terms.overdueCredits, terms.owedCredits),
  };
  return (Object.keys(WEIGHTS) as HealthTerm[]).map((term) => ({
    term,
    weight: WEIGHTS[term],
    share: cut(shares[term]),
  }));
}

/** How well a region's economy does, 0–100: ⌊Σ⌋ of what its terms have earned. */
export const healthOf = (terms: HealthTerms): number =>
  Math.floor(healthParts(terms).reduce((total, { weight, share }) => total + weight * share, 0) + ROUNDING);

/** 1 where prices are as in the week before, 0 where they differ by a fifth. */
function steadiness(index: number | null, former: number | null): number {
  if (index === null || former === null) return 0;
  return 1 - 5 * Math.abs(index / former - 1);
}

/** More than nothing beside nothing is enough. */
const shareOf = (part: number, whole: number) => (whole === 0 ? Math.sign(part) : part / whole);

const mean = (amounts: readonly number[]) =>
  amounts.length === 0 ? 0 : amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;

const cut = (share: number) => Math.min(1, Math.max(0, share));
