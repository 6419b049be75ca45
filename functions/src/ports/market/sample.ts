import { bucketOf } from "../../platform/random.ts";
import type { ChargedLine } from "./charge.ts";
import { MOST_DAYS } from "./deskDays.ts";

/** How many trades of a day a desk keeps whole. */
export const SAMPLED_TRADES = 5;

/** A trade as far as what is levied on it depends on the trade. */
export interface SampledTrade {
  /** A hash of the paper: those of the lowest ranks are kept, which is an unbiased choice. */
  readonly rank: number;
  /** The trader's turnover of the day before it. */
  readonly turnoverCredits: number;
  readonly lines: Pick<ChargedLine, "commodity" | "side" | "priceCredits">[];
}

/** The trades that a desk has kept of a UTC day. */
export interface DaySample {
  readonly day: string;
  readonly trades: SampledTrade[];
}

const RANKS = 2 ** 32;

/** The kept trades once one more was made: of each of the last two days those with the lowest ranks, the lowest first. */
export function sampleAfter(
  samples: readonly DaySample[],
  day: string,
  trade: {
    readonly paperId: string;
    readonly turnoverCredits: number;
    readonly lines: readonly ChargedLine[];
  },
): DaySample[] {
  const { paperId, turnoverCredits } = trade;
  const lines = trade.lines.map(({ commodity, side, priceCredits }) => ({ commodity, side, priceCredits }));
  const sampled = { rank: bucketOf(`sample/${paperId}`, RANKS), turnoverCredits, lines };
  const before = samples.find((one) => one.day === day)?.trades ?? [];
  const trades = [...before, sampled].sort((a, b) => a.rank - b.rank).slice(0, SAMPLED_TRADES);
  return [...samples.filter((one) => one.day !== day), { day, trades }]
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .slice(-MOST_DAYS);
}
