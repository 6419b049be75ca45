import { monthOf } from "../../platform/ledger/day.ts";
import type { Month } from "./revenueShare.ts";

/** Of the following month, UTC: by then the month's payments have long been applied. */
const CLOSING_DAY = 5;
/** After the end of the month: Stripe's disputes of the first weeks are known by then. */
const PAYOUT_DAYS = 30;

export const monthBefore = (month: Month): Month => shifted(month, -1);
export const monthAfter = (month: Month): Month => shifted(month, 1);

function shifted(month: Month, months: number): Month {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return monthOf(new Date(Date.UTC(year, number - 1 + months, 1)));
}

/** The latest month whose closing day has come. */
export function latestToClose(now: Date): Month {
  const isPast = now.getUTCDate() >= CLOSING_DAY;
  return shifted(monthOf(now), isPast ? -1 : -2);
}

/** The first month that is not closed yet and may be, from the first one with a payment on; null where none is. */
export function monthToClose(
  { lastClosed, firstPaid }: { readonly lastClosed: Month | null; readonly firstPaid: Month | null },
  now: Date,
): Month | null {
  const next = lastClosed === null ? firstPaid : monthAfter(lastClosed);
  return next !== null && next <= latestToClose(now) ? next : null;
}

/**
 * The month whose closing looks again at a payment of `month` that changes now: the next one, once the payment's own was to be
 * closed. Null before, and for what is not shared.
 */
export function correctionOf(month: Month | null, now: Date): Month | null {
  if (month === null || month > latestToClose(now)) return null;
  return monthAfter(latestToClose(now));
}

/** When a month's statements are paid out. */
export function payoutAt(month: Month): Date {
  const end = new Date(`${monthAfter(month)}-01T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + PAYOUT_DAYS);
  return end;
}
