import { type AccrualRate, accrualOf, accrued, reduced } from "../../platform/accrual.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import { MAX_CREDITS } from "../../platform/fields.ts";
import type { Depot } from "./schema.ts";
import { ABROAD_UNITS, type Terms } from "./terms.ts";

const MONTH_MS = 30 * DAY_MS;
/** Every rent is a multiple of it; with a shorter period a century stays below 2^53. */
const RENT_STEP_CREDITS = 5;

export const newDepot = (uid: string, regionId: string, now: Date): Depot => ({
  uid,
  regionId,
  rent: accrualOf(0, now),
  rentCredits: 0,
  filledAt: null,
  comingUnits: 0,
  dormancy: null,
});

const rateOf = ({ rentCredits }: Pick<Depot, "rentCredits">): AccrualRate => ({
  units: rentCredits / RENT_STEP_CREDITS,
  periodMs: MONTH_MS / RENT_STEP_CREDITS,
  cap: MAX_CREDITS,
});

/** What is owed by now. */
export const owedCredits = (depot: Pick<Depot, "rent" | "rentCredits">, now: Date): number =>
  accrued(depot.rent, rateOf(depot), now).amount;

/** What 30 days cost: of what lies there beyond the bound nothing is asked. Without terms nothing is. */
export function monthsRent(heldUnits: number, terms: Terms | null): number {
  if (terms === null) return 0;
  return Math.max(0, Math.min(heldUnits, ABROAD_UNITS) - terms.freeUnits) * terms.rentCredits;
}

/** The depot once it holds so many units, and something of the rent has been paid. What has grown until now stays owed. */
export function changed(
  depot: Depot,
  { heldUnits, comingUnits, paidCredits }: { heldUnits: number; comingUnits: number; paidCredits: number },
  terms: Terms | null,
  now: Date,
): Depot {
  return {
    ...depot,
    rent: reduced(accrued(depot.rent, rateOf(depot), now), paidCredits),
    rentCredits: monthsRent(heldUnits, terms),
    filledAt: heldUnits === 0 ? null : (depot.filledAt ?? now),
    comingUnits: Math.max(0, comingUnits),
  };
}

/** @throws GameError `DEPOT_FULL` or `DEPOT_TERM_OVER` where it takes in no more. */
export function requireRoom(
  { filledAt, comingUnits, regionId }: Pick<Depot, "filledAt" | "comingUnits" | "regionId">,
  { heldUnits, addedUnits }: { readonly heldUnits: number; readonly addedUnits: number },
  { capacityUnits, termDays }: Terms,
  now: Date,
): void {
  if (capacityUnits !== null && heldUnits + comingUnits + addedUnits > capacityUnits)
    throw new GameError(
      "DEPOT_FULL",
      `Your depot in ${regionId} takes ${capacityUnits} units; ${heldUnits} are there and ${comingUnits} under way.`,
      { regionId, capacityUnits, heldUnits, comingUnits },
    );
  const endedAt = termDays === null || filledAt === null ? null : after(filledAt, termDays * DAY_MS);
  if (endedAt !== null && endedAt <= now)
    throw new GameError(
      "DEPOT_TERM_OVER",
      `Goods have lain in your depot in ${regionId} for ${termDays} days: empty it first.`,
      { regionId, endedAt: endedAt.toISOString() },
    );
}

/** @throws GameError `DEPOT_UNPAID` where the account does not bear the rent. */
export function requirePaid(regionId: string, owed: number, heldCredits: number): void {
  if (owed <= heldCredits) return;
  throw new GameError("DEPOT_UNPAID", `Your depot in ${regionId} owes ${owed} credits of rent.`, {
    regionId,
    owedCredits: owed,
    heldCredits,
  });
}
