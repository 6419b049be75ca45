/**
 * The order of what is fetched from Stripe. A handler takes the next number, then fetches, then applies if its number is
 * greater than the last one applied. A handler that takes its number after the last change fetches after it, so the highest
 * number never carries a stale object, in whatever order events come and however often.
 */
export interface Sequence {
  readonly fetchSeq: number;
  readonly appliedSeq: number;
}

export const NOT_FETCHED: Sequence = { fetchSeq: 0, appliedSeq: 0 };

export const withNumberTaken = (sequence: Sequence): Sequence => ({
  ...sequence,
  fetchSeq: sequence.fetchSeq + 1,
});

/** The sequence once what was fetched under a number is applied; null where a later fetch has been applied before. */
export function withApplied(sequence: Sequence, fetchedAs: number): Sequence | null {
  return fetchedAs > sequence.appliedSeq ? { ...sequence, appliedSeq: fetchedAs } : null;
}
