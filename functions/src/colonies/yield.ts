import { HOUR_MS } from "../platform/duration.ts";
import { BASE_PRICE_CREDITS } from "../ships/cargo/goods.ts";
import { storeCapUnits } from "./levels.ts";
import type { Colony } from "./schema.ts";

const FOUNDERS = 100;
const PEOPLE_PER_HABITABILITY = 100;
/** Of population × richness × (5 + level), what a credit's worth at base price takes. */
const WORK_PER_CREDIT = 25_000;
const LEVEL_OFFSET = 5;

/** What decides a yield. */
export type Yielding = Pick<
  Colony,
  "commodity" | "habitabilityPercent" | "richnessPercent" | "level" | "store"
>;

/** Of an hour k of work, from 0 on: min(100 × habitability, 100 + k × (1 + ⌊habitability ÷ 10⌋)). */
export function populationIn(
  hour: number,
  { habitabilityPercent }: Pick<Colony, "habitabilityPercent">,
): number {
  return Math.min(
    PEOPLE_PER_HABITABILITY * habitabilityPercent,
    FOUNDERS + hour * growthOf(habitabilityPercent),
  );
}

/**
 * The store at an instant of the region's own time: for each whole hour population × richness × (5 + level), of which 25,000 ×
 * base price make a unit, the rest is carried; at most 500 × (1 + level) units, and what would come on top is lost. In closed form, and the same
 * however often one looks in between. An instant before the store's counts as no time. A thousand years stay below 2^53.
 */
export function storeAt(colony: Yielding, regionTimeMs: number): Colony["store"] {
  const { store, commodity, richnessPercent, level } = colony;
  const elapsedHours = Math.max(0, Math.floor((regionTimeMs - store.untilMs) / HOUR_MS));
  const hours = store.hours + elapsedHours;
  const untilMs = store.untilMs + elapsedHours * HOUR_MS;
  const cap = storeCapUnits(level);
  if (store.units >= cap) return { ...store, hours, untilMs, carry: elapsedHours === 0 ? store.carry : 0 };
  const population = populationUntil(hours, colony) - populationUntil(store.hours, colony);
  const work = store.carry + population * richnessPercent * (LEVEL_OFFSET + level);
  const perUnit = WORK_PER_CREDIT * BASE_PRICE_CREDITS[commodity];
  const units = store.units + Math.floor(work / perUnit);
  return units >= cap
    ? { units: cap, carry: 0, hours, untilMs }
    : { units, carry: work % perUnit, hours, untilMs };
}

/** The sum of the population over the hours before `hours`: a rising row, and then a level one. */
function populationUntil(
  hours: number,
  { habitabilityPercent }: Pick<Colony, "habitabilityPercent">,
): number {
  const growth = growthOf(habitabilityPercent);
  const most = PEOPLE_PER_HABITABILITY * habitabilityPercent;
  const rising = Math.min(hours, Math.max(0, Math.ceil((most - FOUNDERS) / growth)));
  return rising * FOUNDERS + (growth * rising * (rising - 1)) / 2 + (hours - rising) * most;
}

const growthOf = (habitabilityPercent: number) => 1 + Math.floor(habitabilityPercent / 10);
