import { CREDIT, nextMonth, type Posting } from "../rates/rates.ts";

/** What of a deposit interest changes and goes by. */
export interface Saved {
  readonly day: string;
  readonly balanceCredits: number;
  readonly lowestCredits: number;
  readonly interest: number;
  readonly pendingCredits: number;
}

/** A deposit that is opened on a day, on which it bears nothing: the day began without it. */
export function opened(day: string): Saved {
  return { day, balanceCredits: 0, lowestCredits: 0, interest: 0, pendingCredits: 0 };
}

/**
 * The deposit at the beginning of a day: Σ over full UTC days of the lowest balance × the posted rate, and at each month's end
 * what that makes in whole credits. It comes to the same however often one looks in between.
 */
export function reckoned(saved: Saved, postings: readonly Posting[], today: string): Saved {
  let at = saved;
  while (at.day < today) {
    const monthEnd = nextMonth(at.day);
    at = monthEnd <= today ? credited(upTo(at, postings, monthEnd)) : upTo(at, postings, today);
  }
  return at;
}

function upTo(saved: Saved, postings: readonly Posting[], end: string): Saved {
  const { day, lowestCredits, balanceCredits } = saved;
  const earned = postings
    .filter((posting) => posting.day >= day && posting.day < end)
    .reduce((sum, posting) => {
      const bearing = posting.day === day ? lowestCredits : balanceCredits;
      return sum + bearing * posting.rateBasisPoints;
    }, 0);
  return { ...saved, day: end, lowestCredits: balanceCredits, interest: saved.interest + earned };
}

/** The deposit with its interest in it: divided once, the remainder carried. A negative one takes no deposit below zero. */
export function credited(saved: Saved): Saved {
  const { balanceCredits, interest } = saved;
  const whole = Math.trunc(interest / CREDIT);
  const paid = Math.max(whole, -balanceCredits);
  const after = balanceCredits + paid;
  return {
    ...saved,
    balanceCredits: after,
    lowestCredits: Math.min(saved.lowestCredits + Math.max(0, paid), after),
    interest: paid === whole ? interest - whole * CREDIT + 0 : 0,
    pendingCredits: saved.pendingCredits + paid,
  };
}

/** The deposit with so much more, or less, in it. */
export function moved(saved: Saved, amountCredits: number): Saved {
  const balanceCredits = saved.balanceCredits + amountCredits;
  return { ...saved, balanceCredits, lowestCredits: Math.min(saved.lowestCredits, balanceCredits) };
}
