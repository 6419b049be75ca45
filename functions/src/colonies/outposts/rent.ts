import { type Accrual, type AccrualRate, accrued } from "../../platform/accrual.ts";
import { DAY_MS } from "../../platform/duration.ts";

export const OUTPOST_CREDITS = 5_000;

/** 100 credits in 30 days; of a year without a landing 1,200 are owed at most. */
export const RENT_RATE: AccrualRate = { units: 100, periodMs: 30 * DAY_MS, cap: 1_200 };

export const rentAt = (rent: Accrual, now: Date): Accrual => accrued(rent, RENT_RATE, now);
