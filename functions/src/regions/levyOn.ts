const WHOLE = 10_000;

/**
 * What a levy takes of a value: ⌊value × rate × part ÷ 10⁸⌋, rate and part in basis points. `part` is what a treaty leaves of the
 * rate. Exact below 2^53: a value of 90,000,000 credits at the highest rates.
 */
export function levyOn(valueCredits: number, rateBasisPoints: number, partBasisPoints = WHOLE): number {
  return Math.floor((valueCredits * rateBasisPoints * partBasisPoints) / (WHOLE * WHOLE));
}
