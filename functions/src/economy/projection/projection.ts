import { SAMPLED_TRADES } from "../../ports/market/sample.ts";
import type { TradeSample } from "../schema.ts";
import { type LeviedLine, leviedOn, type TradeSetting } from "./levied.ts";

/** How many days a projection looks back, and ahead. */
export const PROJECTED_DAYS = 30;

/** With fewer trades nothing is said of how players will answer. */
export const LEAST_TRADES = 30;

/** How strongly trade answers to what is taken of it: the middle one is expected, first and last are the band. */
export const ELASTICITIES = [0, 1, 2, 3, 4] as const;
export const EXPECTED = 2;

export const PROJECTED_LEVIES = ["tradeTax", "priceLevy", "claims", "net"] as const;

/** What levies take of a value at most, for its answer: a modifier of 2 on a purchase takes all of it and more. */
const MOST_TAKEN = 0.95;

/** What a levy brings in thirty days. `net` is both less the claims, which are owed. */
export interface Projected {
  readonly levy: (typeof PROJECTED_LEVIES)[number];
  /** Under the present setting. */
  readonly presentCredits: number;
  /** Under the changed one, if trade stays as it is. */
  readonly staticCredits: number;
  /** One standard error of the static figure: what the choice of trades may have made of it. */
  readonly standardErrorCredits: number;
  /** If trade answers, by elasticity; null where too few trades are known. */
  readonly behaviourCredits: number[] | null;
}

/** A trade with how many trades it stands for. */
interface Weighted {
  readonly weight: number;
  readonly before: readonly LeviedLine[];
  readonly after: readonly LeviedLine[];
}

/**
 * What a change of levies would bring in thirty days, by the trades of the last ones. Each stands for as many as were made at its desk for
 * one that was kept, and of the region for one that was stored (a Horvitz–Thompson estimate).
 */
export function projected(
  samples: readonly TradeSample[],
  days: number,
  setting: { readonly before: TradeSetting; readonly after: TradeSetting },
): Projected[] {
  const trades = samples.flatMap((sample) =>
    sample.kept.map((trade): Weighted => {
      return {
        weight: weightOf(trade.deskTrades, sample),
        before: leviedOn(trade, setting.before),
        after: leviedOn(trade, setting.after),
      };
    }),
  );
  const scale = PROJECTED_DAYS / days;
  return PROJECTED_LEVIES.map((levy) => {
    const total = (of: (trade: Weighted) => number) =>
      Math.round(scale * trades.reduce((sum, trade) => sum + trade.weight * of(trade), 0));
    return {
      levy,
      presentCredits: total(({ before }) => sumOf(before, levy)),
      staticCredits: total(({ after }) => sumOf(after, levy)),
      standardErrorCredits: Math.round(scale * standardError(trades, levy)),
      behaviourCredits:
        trades.length < LEAST_TRADES
          ? null
          : ELASTICITIES.map((elasticity) => total((trade) => answered(trade, levy, elasticity))),
    };
  });
}

/** As many as a desk keeps for one trade, times what the region stores of all that is kept. */
function weightOf(deskTrades: number, { kept, sampledTrades }: TradeSample): number {
  return (deskTrades / Math.min(SAMPLED_TRADES, deskTrades)) * (sampledTrades / kept.length);
}

const amountOf = (line: LeviedLine, levy: Projected["levy"]) =>
  levy === "net" ? line.tradeTax + line.priceLevy - line.claims : line[levy];

const sumOf = (lines: readonly LeviedLine[], levy: Projected["levy"]) =>
  lines.reduce((sum, line) => sum + amountOf(line, levy), 0);

/** Each value times ((1 − t₁) ÷ (1 − t₀))^ε, where t is what levies take of it. */
function answered({ before, after }: Weighted, levy: Projected["levy"], elasticity: number): number {
  return after.reduce((sum, line, index) => {
    const answer = (leftBy(line) / leftBy(before[index]!)) ** elasticity;
    return sum + amountOf(line, levy) * answer;
  }, 0);
}

function leftBy(line: LeviedLine): number {
  return 1 - Math.min(MOST_TAKEN, amountOf(line, "net") / Math.max(1, line.priceCredits));
}

/** Of the sum of weighted trades, as if each had been drawn by itself; those that stand for themselves alone are certain. */
function standardError(trades: readonly Weighted[], levy: Projected["levy"]): number {
  const drawn = trades
    .filter(({ weight }) => weight > 1)
    .map(({ weight, after }) => ({ chance: 1 / weight, value: weight * sumOf(after, levy) }));
  if (drawn.length < 2) return 0;
  const mean = drawn.reduce((sum, { value }) => sum + value, 0) / drawn.length;
  const squares = drawn.reduce((sum, { chance, value }) => sum + (1 - chance) * (value - mean) ** 2, 0);
  return Math.sqrt((squares * drawn.length) / (drawn.length - 1));
}
