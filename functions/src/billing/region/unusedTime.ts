/** A payment of a period, as far as it has not been given back. Amounts in cents. */
export interface PaidPeriod {
  readonly paidCents: number;
  /** Refunded, or lost in a dispute. */
  readonly returnedCents: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * What of a payment is for the time after an instant, by the second and rounded down: all of it before the period, nothing
 * after it. More than is left of the payment is never returned.
 */
export function unusedCents({ paidCents, returnedCents, startsAt, endsAt }: PaidPeriod, at: Date): number {
  const wholeMs = endsAt.getTime() - startsAt.getTime();
  const leftMs = Math.min(wholeMs, Math.max(0, endsAt.getTime() - at.getTime()));
  const unused = wholeMs > 0 ? Math.floor((paidCents * leftMs) / wholeMs) : 0;
  return Math.min(unused, paidCents - returnedCents);
}
