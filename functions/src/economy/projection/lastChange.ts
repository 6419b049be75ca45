import { canonicalJson } from "../../platform/random.ts";
import type { DayFigures, LastChange, TradeSample } from "../schema.ts";
import { daysBetween } from "../statistics/days.ts";
import { LEVYING, type TradeSetting } from "./levied.ts";
import { EXPECTED, PROJECTED_DAYS, projected } from "./projection.ts";

/** The settings that decide the levies of a trade, out of all of an economy. */
export const settingOf = (economy: TradeSetting): TradeSetting =>
  Object.fromEntries(LEVYING.map((name) => [name, economy[name]])) as TradeSetting;

/** Whether one setting is another. */
export const hasChanged = (before: TradeSetting, after: TradeSetting): boolean =>
  canonicalJson(before) !== canonicalJson(after);

/** What a change is foretold to bring, as it is seen on a day: by the trades until the day before. */
export function foretold(
  samples: readonly TradeSample[],
  setting: { readonly before: TradeSetting; readonly after: TradeSetting },
  day: string,
): LastChange {
  const levies = projected(samples, sampledDays(samples, day), setting);
  return {
    day,
    days: 0,
    levies: levies.map(({ levy, presentCredits, staticCredits, behaviourCredits }) => ({
      levy,
      presentCredits,
      staticCredits,
      expectedCredits: behaviourCredits?.[EXPECTED] ?? null,
      cameCredits: 0,
    })),
  };
}

/** How many days a sample covers that ends on the day before this one. */
export const sampledDays = (samples: readonly TradeSample[], day: string) =>
  samples.length === 0 ? 1 : daysBetween(samples[0]!.day, day);

/** The change with what has come since, of the days that are final: of thirty at most, and as much as it would be in thirty. */
export function withWhatCame(change: LastChange, taken: readonly DayFigures[]): LastChange {
  if (change.days === PROJECTED_DAYS) return change;
  const since = taken
    .filter(({ day, isFinal }) => isFinal && day > change.day)
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .slice(0, PROJECTED_DAYS);
  const days = since.length;
  if (days === 0) return change;
  const sum = (of: (day: DayFigures) => number) => since.reduce((total, day) => total + of(day), 0);
  const [tradeTax, priceLevy, claims] = [
    sum(({ taxCredits }) => taxCredits),
    sum(({ levyCredits }) => levyCredits),
    sum(({ claimCredits }) => claimCredits),
  ];
  const came = { tradeTax, priceLevy, claims, net: tradeTax + priceLevy - claims };
  const levies = change.levies.map((one) => ({
    ...one,
    cameCredits: Math.round((came[one.levy] * PROJECTED_DAYS) / days),
  }));
  return { ...change, days, levies };
}
