import { describe, expect, test } from "vitest";
import { statistics as example } from "../../../functions/src/economy/examples.ts";
import {
  foretold,
  hasChanged,
  settingOf,
  withWhatCame,
} from "../../../functions/src/economy/projection/lastChange.ts";
import type { TradeSetting } from "../../../functions/src/economy/projection/levied.ts";
import {
  requireNoBanEnds,
  requireProjectable,
} from "../../../functions/src/economy/projection/projectable.ts";
import { type Projected, projected } from "../../../functions/src/economy/projection/projection.ts";
import type { DayFigures, LastChange, TradeSample } from "../../../functions/src/economy/schema.ts";
import { daySample } from "../../../functions/src/economy/statistics/daySample.ts";
import { COMMODITIES, forEachCommodity } from "../../../functions/src/platform/goods.ts";
import { bucketOf } from "../../../functions/src/platform/random.ts";
import type { DeskDay } from "../../../functions/src/ports/market/deskDays.ts";
import {
  type DaySample,
  type SampledTrade,
  sampleAfter,
} from "../../../functions/src/ports/market/sample.ts";
import { DEFAULT_CONFIGURATION } from "../../../functions/src/regions/configuration/defaultConfiguration.ts";
import { refusal } from "../ports/refusal.ts";

const exampleDay = example.days[0]!;
const at = new Date("2102-02-01T00:20:00Z");
const day = "2102-01-31";
const taxOf = (tradeTaxBasisPoints: number): TradeSetting => ({
  ...DEFAULT_CONFIGURATION.economy,
  tradeTaxBasisPoints,
});
const sale = (priceCredits: number, turnoverCredits = 0): SampledTrade => ({
  rank: 0,
  turnoverCredits,
  lines: [{ commodity: "ore", side: "sell", priceCredits }],
});
/** A day of which every trade is kept. */
const whole = (trades: readonly SampledTrade[]): TradeSample => ({
  regionId: "vega",
  day,
  trades: trades.length,
  sampledTrades: trades.length,
  kept: trades.map((trade) => ({ ...trade, deskTrades: 1 })),
  expiresAt: at,
});
const levy = (levies: readonly Projected[], name: Projected["levy"]) =>
  levies.find((one) => one.levy === name)!;

describe("a projection", () => {
  test("of 10 → 25 % on a tax that brings 100,000: 250,000 if nobody answers, 173,611 expected, 120,563 at the most", () => {
    const trades = whole(Array.from({ length: 40 }, () => sale(25_000)));
    const tax = levy(projected([trades], 30, { before: taxOf(1_000), after: taxOf(2_500) }), "tradeTax");
    expect(tax).toMatchObject({ presentCredits: 100_000, staticCredits: 250_000, standardErrorCredits: 0 });
    const [none, , expected, , most] = tax.behaviourCredits!;
    expect([none, expected, most]).toEqual([250_000, 173_611, 120_563]);
  });

  test("says of fewer than thirty trades what they would bring as they are, and no more", () => {
    const setting = { before: taxOf(1_000), after: taxOf(2_000) };
    const few = levy(projected([whole([sale(1_000)])], 30, setting), "tradeTax");
    expect(few).toMatchObject({ presentCredits: 100, staticCredits: 200, behaviourCredits: null });
    expect(projected([], 1, setting).map(({ staticCredits }) => staticCredits)).toEqual([0, 0, 0, 0]);
  });

  test("is of thirty days, by as many as there are", () => {
    const setting = { before: taxOf(1_000), after: taxOf(2_000) };
    expect(levy(projected([whole([sale(1_000)])], 10, setting), "tradeTax").staticCredits).toBe(600);
  });

  test("taxes each trade at the turnover that its trader had", () => {
    const before = taxOf(1_000);
    const after: TradeSetting = {
      ...before,
      taxForm: "progressive",
      taxBrackets: [
        { fromCredits: 0, basisPoints: 500 },
        { fromCredits: 10_000, basisPoints: 1_000 },
        { fromCredits: 50_000, basisPoints: 2_500 },
      ],
    };
    const sixty = Array.from({ length: 60 }, (_, index) => sale(1_000, index * 1_000));
    const [apart, once] = [sixty, [sale(60_000)]].map((trades) =>
      levy(projected([whole(trades)], 30, { before, after }), "tradeTax"),
    );
    expect([apart!.staticCredits, once!.staticCredits]).toEqual([7_000, 7_000]);
  });

  test("tells a bonus as claims, which the net is less by, and a modifier above as a levy", () => {
    const before = taxOf(1_000);
    const after: TradeSetting = {
      ...before,
      tradeBonusThousandths: forEachCommodity(1_500),
      priceModifierThousandths: forEachCommodity(2_000),
    };
    const purchase: SampledTrade = {
      rank: 0,
      turnoverCredits: 0,
      lines: [{ commodity: "food", side: "buy", priceCredits: 400 }],
    };
    const levies = projected([whole([sale(1_000), purchase])], 30, { before, after });
    expect(levies.map(({ levy, staticCredits }) => [levy, staticCredits])).toEqual([
      ["tradeTax", 140],
      ["priceLevy", 400],
      ["claims", 500],
      ["net", 40],
    ]);
  });
});

/** A month of trades at desks of all sizes, and what desks and region keep of them. */
function month(seed: number): { all: SampledTrade[]; samples: TradeSample[] } {
  const all: SampledTrade[] = [];
  const samples = Array.from({ length: 30 }, (_, on) => {
    const desks = Array.from({ length: 8 }, (_, desk) => {
      const trades = 1 + bucketOf(`${seed}/${on}/${desk}`, desk < 4 ? 6 : 40);
      let kept: DaySample[] = [];
      for (let index = 0; index < trades; index++) {
        const key = `${seed}/${on}/${desk}/${index}`;
        const priceCredits = 20 + bucketOf(`${key}/price`, 1_000) * (1 + bucketOf(`${key}/size`, 4));
        const commodity = COMMODITIES[bucketOf(`${key}/good`, COMMODITIES.length)]!;
        const lines = [{ commodity, side: "sell" as const, priceCredits, units: 1 }];
        const charged = lines.map((line) => ({
          ...line,
          taxCredits: 0,
          levyCredits: 0,
          claimCredits: 0,
          leftUnits: 0,
        }));
        all.push({ rank: 0, turnoverCredits: 0, lines });
        kept = sampleAfter(kept, day, { paperId: key, turnoverCredits: 0, lines: charged });
      }
      const days: DeskDay[] = [{ day, trades, goods: {}, taxCredits: 0, levyCredits: 0, claimCredits: 0 }];
      return { sectorNumber: 1, desk, days, samples: kept };
    });
    return daySample("vega", day, desks, at);
  });
  return { all, samples };
}

test("the sample's static figure lies within three errors of the whole in 99 of 100 seeds, and around it", () => {
  const after = {
    ...taxOf(1_000),
    taxForm: "byCommodity" as const,
    commodityTaxBasisPoints: { ...forEachCommodity(500), luxuries: 2_500, ore: 1_500 },
  };
  const setting = { before: taxOf(1_000), after };
  const found = Array.from({ length: 100 }, (_, seed) => {
    const { all, samples } = month(seed);
    const tax = levy(projected(samples, 30, setting), "tradeTax");
    const truth = levy(projected([whole(all)], 30, setting), "tradeTax").staticCredits;
    expect(tax.standardErrorCredits).toBeLessThan(truth / 10);
    return (tax.staticCredits - truth) / tax.standardErrorCredits;
  });
  expect(found.filter((errors) => Math.abs(errors) <= 3).length).toBeGreaterThanOrEqual(99);
  const mean = found.reduce((sum, errors) => sum + errors, 0) / found.length;
  expect(Math.abs(mean)).toBeLessThan(0.4);
});

test("what trades do not tell cannot be projected, nor can nothing", () => {
  const reasonOf = (...fields: Parameters<typeof requireProjectable>[0]) =>
    refusal(() => requireProjectable(fields));
  expect(reasonOf("economy.tradeTaxBasisPoints", "economy.taxForm")).toBeUndefined();
  expect(reasonOf("economy.tradeTaxBasisPoints", "economy.dockingFeeCredits")).toMatchObject({
    reason: "NOT_PROJECTABLE",
    metadata: { fields: ["economy.dockingFeeCredits"] },
  });
  expect(reasonOf()?.reason).toBe("NOT_PROJECTABLE");
});

test("a ban is projected by what was traded of the good; the end of one cannot be", () => {
  const [open, banned] = [taxOf(1_000), { ...taxOf(1_000), bannedGoods: ["ore" as const] }];
  const reasonOf = (before: TradeSetting, after: TradeSetting) =>
    refusal(() => requireNoBanEnds(before, after))?.reason;
  expect(reasonOf(open, banned)).toBeUndefined();
  expect(reasonOf(banned, open)).toBe("NOT_PROJECTABLE");
  const food = sale(500);
  const trades = [sale(1_000), { ...food, lines: [{ ...food.lines[0]!, commodity: "food" as const }] }];
  const tax = levy(projected([whole(trades)], 30, { before: open, after: banned }), "tradeTax");
  expect(tax).toMatchObject({ presentCredits: 150, staticCredits: 50 });
});

describe("the last change of levies", () => {
  const economy = DEFAULT_CONFIGURATION.economy;

  test("is one of what decides a trade's levies, and of nothing else", () => {
    const before = settingOf(economy);
    expect(hasChanged(before, settingOf({ ...economy, tradeTaxBasisPoints: 1_100 }))).toBe(true);
    expect(hasChanged(before, settingOf({ ...economy, bannedGoods: ["ore"] }))).toBe(true);
    const other = { ...economy, dockingFeeCredits: 50 };
    expect(hasChanged(before, settingOf(other))).toBe(false);
  });

  test("keeps what was foretold beside what came, of the days that are final, as much as it would be in thirty", () => {
    const trades = whole(Array.from({ length: 40 }, () => sale(1_000)));
    const change = foretold([trades], { before: taxOf(1_000), after: taxOf(2_000) }, "2102-02-01");
    const net = (of: LastChange) => of.levies.find(({ levy }) => levy === "net");
    expect(net(change)).toEqual({
      levy: "net",
      presentCredits: 120_000,
      staticCredits: 240_000,
      expectedCredits: Math.round(240_000 * (0.8 / 0.9) ** 2),
      cameCredits: 0,
    });
    const figures = (day: string, taxCredits: number, isFinal = true) =>
      ({ ...exampleDay, day, taxCredits, levyCredits: 50, claimCredits: 20, isFinal }) as DayFigures;
    const days = [
      // Which of its trades were taxed how nobody knows.
      figures("2102-02-01", 7_000),
      figures("2102-02-02", 5_000),
      figures("2102-02-03", 7_000),
      figures("2102-02-04", 9_000, false),
    ];
    const known = withWhatCame(change, days);
    expect(known.days).toBe(2);
    expect(known.levies.map(({ levy, cameCredits }) => [levy, cameCredits])).toEqual([
      ["tradeTax", 180_000],
      ["priceLevy", 1_500],
      ["claims", 600],
      ["net", 180_900],
    ]);
  });

  test("says no more once thirty days have come", () => {
    const change = foretold([], { before: taxOf(1_000), after: taxOf(2_000) }, "2102-02-01");
    const whole = { ...change, days: 30 };
    const later = { ...exampleDay, day: "2102-03-04", isFinal: true } as DayFigures;
    expect(withWhatCame(whole, [later])).toEqual(whole);
  });
});
