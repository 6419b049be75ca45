/**
 * Splits an amount over claims in proportion, in whole credits; nobody gets more than is claimed. What rounding down leaves
 * goes to the largest remainders, the earlier claim first where two are equal. Source: the method of largest remainders (Hamilton).
 */
export function proRata(available: number, claims: readonly number[]): number[] {
  const total = claims.reduce((sum, claim) => sum + BigInt(claim), 0n);
  const given = BigInt(available) < total ? BigInt(available) : total;
  if (total === 0n) return claims.map(() => 0);
  const exact = claims.map((claim) => BigInt(claim) * given);
  const paid = exact.map((share) => share / total);
  const left = Number(given - paid.reduce((sum, share) => sum + share, 0n));
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1));
  for (const { index } of byRemainder.slice(0, left)) paid[index]! += 1n;
  return paid.map(Number);
}

/** What each gets of a treasury. */
export interface Settlement {
  /** In the order of the claims. */
  readonly owed: readonly number[];
  readonly fixed: readonly number[];
  /** Of each who shares. */
  readonly share: number;
  /** For the platform's relief. */
  readonly relief: number;
}

/**
 * Pays rank by rank: what is others' own, then fixed assets at book value, then equal whole credits to those who share. Where
 * the treasury does not suffice for a rank, the rank is paid in proportion and those behind it get nothing. The owner as
 * such gets nothing: closing is no way to a treasury.
 */
export function settlement(
  treasury: number,
  claims: { readonly owed: readonly number[]; readonly fixed: readonly number[]; readonly sharers: number },
): Settlement {
  const owed = proRata(treasury, claims.owed);
  const afterOwed = treasury - sum(owed);
  const fixed = proRata(afterOwed, claims.fixed);
  const left = afterOwed - sum(fixed);
  const share = claims.sharers === 0 ? 0 : Math.floor(left / claims.sharers);
  return { owed, fixed, share, relief: left - share * claims.sharers };
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
