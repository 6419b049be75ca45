/** An amount that grows with time: turns, shields, rent. It is stored as it was at an instant and derived for any later one. */
export interface Accrual {
  readonly amount: number;
  /** The instant of which `amount` and `carry` are. */
  readonly anchorAt: Date;
  /** Of the next unit, what has grown so far: units × milliseconds, below the rate's `periodMs`. */
  readonly carry: number;
}

export interface AccrualRate {
  /** How many units grow in each period. */
  readonly units: number;
  readonly periodMs: number;
  /** Growth ends here; what is above it stays as it is. */
  readonly cap: number;
}

/** An amount that begins to grow at an instant. */
export function accrualOf(amount: number, anchorAt: Date): Accrual {
  return { amount, anchorAt, carry: 0 };
}

/**
 * The accrual at `now`: grown by ⌊(carry + elapsed ms × units) ÷ periodMs⌋, the rest carried. It comes to the same
 * however often one looks in between. An instant before the anchor counts as no time: the anchor never moves back.
 * The rates of this game and 100 years stay below 2^53.
 */
export function accrued(accrual: Accrual, { units, periodMs, cap }: AccrualRate, now: Date): Accrual {
  const elapsedMs = now.getTime() - accrual.anchorAt.getTime();
  if (elapsedMs <= 0) return accrual;
  if (accrual.amount >= cap) return accrualOf(accrual.amount, now);
  const grown = accrual.carry + elapsedMs * units;
  const amount = accrual.amount + Math.floor(grown / periodMs);
  return amount >= cap ? accrualOf(cap, now) : { amount, anchorAt: now, carry: grown % periodMs };
}

/** What is left after `taken`, which is not more than there is. */
export function reduced(accrual: Accrual, taken: number): Accrual {
  return { ...accrual, amount: accrual.amount - taken };
}
