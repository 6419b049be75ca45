/** Claims of which the first so many credits have been dealt with. */
export interface Fund {
  readonly claimedCredits: number;
  /** Not more than is claimed. */
  readonly fundedCredits: number;
  readonly dealtCredits: number;
}

/**
 * What each of the next claims gets of the funds: whole credits in proportion, together exactly what is due up to the last of
 * them, and none more than is claimed. A claim that follows `d` claimed credits gets ⌊F (d + c) ÷ C⌋ − ⌊F d ÷ C⌋. So claims can be
 * paid page by page without knowing the others, and who divides a claim over accounts that follow one another gets the same.
 */
export function sharesOf(claims: readonly number[], { claimedCredits, fundedCredits, dealtCredits }: Fund) {
  let dealt = dealtCredits;
  return claims.map((claim) => {
    const before = upTo(dealt);
    dealt += claim;
    return upTo(dealt) - before;
  });

  function upTo(credits: number): number {
    return claimedCredits === 0
      ? 0
      : Number((BigInt(fundedCredits) * BigInt(credits)) / BigInt(claimedCredits));
  }
}
