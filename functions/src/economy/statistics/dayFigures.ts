import { DAY_MS } from "../../platform/duration.ts";
import type { DayFigures, HealthTerms } from "../schema.ts";
import { within } from "./days.ts";
import { healthOf } from "./health.ts";
import { priceIndexThousandths } from "./priceIndex.ts";
import type { DayTrade } from "./tradeOn.ts";

/** What is known of a region's day beside its desks. */
export interface DayFacts
  extends Pick<
      DayFigures,
      | "day"
      | "isFinal"
      | "takenAt"
      | "traders"
      | "biggestTraderCredits"
      | "treasuryCredits"
      | "bankCredits"
      | "coversCredits"
    >,
    Pick<HealthTerms, "weekTraders" | "activeMembers" | "spentCredits" | "owedCredits" | "overdueCredits"> {
  readonly openedAt: Date;
}

const WEEK = 7;
const EARLIER_WEEKS = 4;
/** How many days before a day its figures look back. */
export const LOOKED_BACK_DAYS = WEEK * (EARLIER_WEEKS + 1) - 1;

/** A day's entry, from its trade and the entries of the five weeks that it ends. */
export function dayFigures(
  { stocks, balancedStocks, ...trade }: DayTrade,
  facts: DayFacts,
  taken: readonly DayFigures[],
): DayFigures {
  const { weekTraders, activeMembers, spentCredits, owedCredits, overdueCredits, openedAt, ...known } = facts;
  const entry: DayFigures = {
    ...trade,
    ...known,
    indexThousandths: priceIndexThousandths([trade]),
    health: null,
  };
  const days = [...taken.filter(({ day }) => day !== entry.day), entry];
  const ageDays = Math.floor((Date.parse(entry.day) - openedAt.getTime()) / DAY_MS) + 1;
  if (ageDays <= WEEK) return entry;
  const week = within(days, entry.day, 0, WEEK);
  const earlier = Array.from({ length: Math.min(EARLIER_WEEKS, Math.floor(ageDays / WEEK)) }, (_, index) =>
    within(days, entry.day, WEEK * (index + 1), WEEK),
  );
  const terms: HealthTerms = {
    weekTraders,
    activeMembers,
    weekCredits: valueIn(week),
    earlierWeeksCredits: earlier.map(valueIn),
    stocks,
    balancedStocks,
    treasuryCredits: entry.treasuryCredits,
    spentCredits,
    indexThousandths: priceIndexThousandths(week),
    formerIndexThousandths: priceIndexThousandths(earlier[0] ?? []),
    biggestTradersCredits: week.reduce((sum, { biggestTraderCredits }) => sum + biggestTraderCredits, 0),
    owedCredits,
    overdueCredits,
  };
  return { ...entry, health: { score: healthOf(terms), terms } };
}

const valueIn = (days: readonly DayFigures[]) =>
  days.reduce((sum, { valueCredits }) => sum + valueCredits, 0);
