import { after, DAY_MS } from "../../platform/duration.ts";
import { bucketOf } from "../../platform/random.ts";
import type { DeskDay } from "../../ports/market/deskDays.ts";
import type { DaySample } from "../../ports/market/sample.ts";
import type { TradeSample } from "../schema.ts";

/** The most trades of a day that are kept for projections. */
export const MOST_KEPT = 200;

const KEPT_MS = 90 * DAY_MS;
const PLACES = 2 ** 32;

export interface SampledDesk {
  readonly sectorNumber: number;
  readonly desk: number;
  readonly days: readonly DeskDay[];
  readonly samples: readonly DaySample[];
}

/**
 * What desks have kept of a day, or an unbiased choice of it where it is more than is stored. The choice goes by another hash than the
 * desks': theirs is lower the more was traded there.
 */
export function daySample(
  regionId: string,
  day: string,
  desks: readonly SampledDesk[],
  at: Date,
): TradeSample {
  const sampled = desks.flatMap(({ sectorNumber, desk, days, samples }) => {
    const deskTrades = days.find((one) => one.day === day)?.trades ?? 0;
    const trades = samples.find((one) => one.day === day)?.trades ?? [];
    return trades.map((trade) => ({
      place: bucketOf(`${day}/${sectorNumber}/${desk}/${trade.rank}`, PLACES),
      kept: { ...trade, deskTrades },
    }));
  });
  const chosen = sampled.sort((a, b) => a.place - b.place).slice(0, MOST_KEPT);
  return {
    regionId,
    day,
    trades: desks.reduce((sum, { days }) => sum + (days.find((one) => one.day === day)?.trades ?? 0), 0),
    sampledTrades: sampled.length,
    kept: chosen.map(({ kept }) => kept),
    expiresAt: after(at, KEPT_MS),
  };
}
