import { GameError } from "../../platform/errors.ts";
import { monthOf } from "../../platform/ledger/day.ts";
import { isPremium } from "../../players/displacement.ts";
import type { Player } from "../../players/schema.ts";
import type { Pilot } from "../schema.ts";

/** Visits of a UTC month that are a resident's. */
export const VISITS_A_MONTH = 3;
const CUSTOMS_MINUTES = 10;

/** How a player may travel. */
export interface Traveller {
  /** Null: as many visits as one likes. */
  readonly visitsAMonth: number | null;
  readonly customsMinutes: number;
}

const RESIDENT: Traveller = { visitsAMonth: VISITS_A_MONTH, customsMinutes: CUSTOMS_MINUTES };
const ENTITLED: Traveller = { visitsAMonth: null, customsMinutes: 0 };

/** A Galactic Citizen goes through customs at once, as often as they like; so does whose home has closed, while premium is given for it. */
export function travellerOf(
  { galacticCitizen, displaced }: Pick<Player, "galacticCitizen" | "displaced">,
  now: Date,
): Traveller {
  return galacticCitizen || isPremium(displaced?.premiumUntil ?? null, now) ? ENTITLED : RESIDENT;
}

/** The pilot's visits with one more of this month. @throws GameError `VISITS_USED_UP`, which says when the next one is had. */
export function oneMoreVisit(
  { visits }: Pick<Pilot, "visits">,
  { visitsAMonth }: Traveller,
  now: Date,
): NonNullable<Pilot["visits"]> {
  const month = monthOf(now);
  const count = visits?.month === month ? visits.count : 0;
  if (visitsAMonth === null || count < visitsAMonth) return { month, count: count + 1 };
  const nextAt = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)).toISOString();
  throw new GameError(
    "VISITS_USED_UP",
    `A resident has ${visitsAMonth} visits a month: the next from ${nextAt} on.`,
    {
      visitsAMonth,
      nextAt,
    },
  );
}

/** The visit is given back, unless the month that it was counted in has gone. */
export function oneVisitLess({ visits }: Pick<Pilot, "visits">, visitMonth: string | null): Pilot["visits"] {
  if (visits === null || visits.month !== visitMonth) return visits;
  return { ...visits, count: visits.count - 1 };
}
