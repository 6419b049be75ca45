import { FIRST_WORLD } from "../../galaxy/world.ts";
import { GameError } from "../../platform/errors.ts";
import { monthOf } from "../../platform/ledger/day.ts";
import { isPremium } from "../../players/displacement.ts";
import { isHomeChosen } from "../../players/home.ts";
import type { Player } from "../../players/schema.ts";
import { moreVisits } from "../pilots/achievements.ts";
import type { Pilot } from "../schema.ts";

/** Visits of a UTC month that are a resident's. */
export const VISITS_A_MONTH = 3;
/** How long a resident may stay. */
export const VISIT_HOURS = 72;
const CUSTOMS_MINUTES = 10;

/**
 * As what a player travels. `galacticCitizen`: by subscription. `displaced`: the home has closed, and premium is given for it.
 * `nomad`: is a Galactic Citizen who has chosen the Nexus as home. `resident`: everybody else, citizens of a region too.
 */
export type TravellerClass = "resident" | "galacticCitizen" | "nomad" | "displaced";

/** How a player may travel. */
export interface Traveller {
  /** Null: as many visits as one likes. */
  readonly visitsAMonth: number | null;
  /** Null: as long as one likes. */
  readonly visitHours: number | null;
  readonly customsMinutes: number;
  /** What of all that the player has a visit takes along at most. */
  readonly shareBasisPoints: number;
}

const RESIDENT: Traveller = {
  visitsAMonth: VISITS_A_MONTH,
  visitHours: VISIT_HOURS,
  customsMinutes: CUSTOMS_MINUTES,
  shareBasisPoints: 2_500,
};
const ENTITLED: Traveller = {
  visitsAMonth: null,
  visitHours: null,
  customsMinutes: 0,
  shareBasisPoints: 7_500,
};

type Traits = Pick<Player, "galacticCitizen" | "displaced" | "homeRegionId" | "homes">;

export function classOf(
  { galacticCitizen, displaced, homeRegionId, homes }: Traits,
  now: Date,
): TravellerClass {
  if (isPremium(displaced?.premiumUntil ?? null, now)) return "displaced";
  if (!galacticCitizen) return "resident";
  if (homeRegionId !== FIRST_WORLD.nexusId) return "galacticCitizen";
  return isHomeChosen({ displaced, homes }) ? "nomad" : "galacticCitizen";
}

/** A resident's visits are counted and end; everybody else travels without either, and goes through customs at once. */
export const travellerOf = (player: Traits, now: Date): Traveller =>
  classOf(player, now) === "resident" ? RESIDENT : ENTITLED;

/** What a service of the Nexus costs: a nomad, who lives there, pays half as much again, rounded up. */
export const serviceCredits = (priceCredits: number, regionId: string, traveller: TravellerClass): number =>
  regionId === FIRST_WORLD.nexusId && traveller === "nomad"
    ? Math.ceil((priceCredits * 3) / 2)
    : priceCredits;

/** The pilot's visits with one more of this month, of which achievements allow more. @throws GameError `VISITS_USED_UP`, which says when the next one is had. */
export function oneMoreVisit(
  { visits, deeds }: Pick<Pilot, "visits" | "deeds">,
  traveller: Traveller,
  now: Date,
): NonNullable<Pilot["visits"]> {
  const visitsAMonth = traveller.visitsAMonth === null ? null : traveller.visitsAMonth + moreVisits(deeds);
  const month = monthOf(now);
  const count = visits?.month === month ? visits.count : 0;
  if (visitsAMonth === null || count < visitsAMonth) return { month, count: count + 1 };
  const nextAt = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)).toISOString();
  throw new GameError(
    "VISITS_USED_UP",
    `You have ${visitsAMonth} visits a month: the next from ${nextAt} on.`,
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
