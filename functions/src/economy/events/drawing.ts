import { after, DAY_MS, HOUR_MS } from "../../platform/duration.ts";
import { dayOf } from "../../platform/ledger/day.ts";
import { bucketOf, keyedDigest } from "../../platform/random.ts";
import type { Wanted } from "./announcing.ts";
import { NATURAL, TEMPLATES } from "./templates.ts";

/** One week in so many brings a region an event. */
const ONE_WEEK_IN = 4;
/** Drawn on Monday, it begins from Wednesday to Sunday: a run that comes late can still announce most of them a day before. */
const EARLIEST_MS = 2 * DAY_MS;
const HOURS_TO_BEGIN_IN = 5 * 24;
const MOST_DAYS = 7;

/** An event that nature or chance brings. */
interface NaturalEvent extends Wanted {
  readonly template: (typeof NATURAL)[number];
}

/** The UTC day of the Monday with which the week of an instant began. */
export function weekOf(at: Date): string {
  const sinceMonday = (at.getUTCDay() + 6) % 7;
  return dayOf(after(at, -sinceMonday * DAY_MS));
}

/**
 * What a week brings a region, or null: one chance in four. It follows from the key, which the server alone knows, so that nobody can
 * tell it beforehand and every run draws the same.
 */
export function drawnEvent(key: string, regionId: string, week: string): NaturalEvent | null {
  const draw = (what: string, count: number) =>
    bucketOf(keyedDigest(key, "event", regionId, week, what), count);
  if (draw("whether", ONE_WEEK_IN) !== 0) return null;
  const template = NATURAL[draw("template", NATURAL.length)]!;
  const { goods, leastThousandths, mostThousandths } = TEMPLATES[template];
  const from = after(new Date(week), EARLIEST_MS + draw("hour", HOURS_TO_BEGIN_IN) * HOUR_MS);
  return {
    template,
    commodity: goods[draw("good", goods.length)]!,
    portClass: null,
    thousandths: leastThousandths + draw("thousandths", mostThousandths - leastThousandths + 1),
    from,
    until: after(from, (1 + draw("days", MOST_DAYS)) * DAY_MS),
  };
}

/** What members read of it. */
export const DRAWN_REASONS: Readonly<Record<(typeof NATURAL)[number], string>> = {
  harvest: "The fields have borne more than anybody had hoped.",
  drought: "The rains have not come this season.",
  vein: "Miners have come upon a rich vein.",
  strike: "The workers of this trade have laid down their tools.",
  epidemic: "An illness spreads from port to port.",
  scare: "Rumours have shaken the buyers' trust.",
};
