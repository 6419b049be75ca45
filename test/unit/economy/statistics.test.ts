import { describe, expect, test } from "vitest";
import type { DayFigures } from "../../../functions/src/economy/schema.ts";
import { type DayFacts, dayFigures } from "../../../functions/src/economy/statistics/dayFigures.ts";
import { daySample, MOST_KEPT } from "../../../functions/src/economy/statistics/daySample.ts";
import { dayAfter, dayDue, withDay } from "../../../functions/src/economy/statistics/days.ts";
import { tradeOn } from "../../../functions/src/economy/statistics/tradeOn.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { booksOn, chargeOf, type Line } from "../../../functions/src/ports/market/charge.ts";
import { type Desk, newDesk } from "../../../functions/src/ports/market/desk.ts";
import { sampleAfter } from "../../../functions/src/ports/market/sample.ts";
import { termsOf } from "../../../functions/src/ports/market/terms.ts";
import { borderFoundry, opened, region } from "../ports/sectors.ts";

const at = after(opened, 10.5 * DAY_MS);
const day = "2102-01-11";

/** A desk of the foundry at which somebody has traded so, one line after the other, on days. */
function traded(...trades: readonly (Line & { readonly on?: string })[]): Desk {
  let desk = newDesk(opened);
  for (const { on = day, ...line } of trades) {
    const terms = termsOf(borderFoundry, region, [line], 0);
    ({ desk } = chargeOf(terms, { desk, books: booksOn(on, undefined) }, at));
  }
  return desk;
}
const ore = (units: number) => ({ commodity: "ore", side: "sell", units }) as const;
const machinery = (units: number) => ({ commodity: "machinery", side: "buy", units }) as const;
const stockRegion = {
  openedAt: opened,
  specialization: region.specialization,
  specializedBefore: [],
  paces: [],
  flows: {},
};

describe("a desk", () => {
  test("keeps what was traded on its last two days of trade, by good", () => {
    const desk = traded(
      { ...ore(1), on: "2102-01-09" },
      { ...ore(2), on: "2102-01-10" },
      ore(3),
      machinery(4),
      ore(5),
    );
    expect(desk.days.map((one) => [one.day, one.trades])).toEqual([
      ["2102-01-10", 1],
      ["2102-01-11", 3],
    ]);
    expect(desk.days[1]!.goods).toMatchObject({
      ore: { side: "sell", units: 8 },
      machinery: { side: "buy", units: 4, capacityUnits: 540 },
    });
  });

  test("keeps the five trades of a day with the lowest ranks, whatever their order", () => {
    const papers = Array.from({ length: 40 }, (_, index) => `paper-${index}`);
    const kept = (order: readonly string[]) =>
      order.reduce<ReturnType<typeof sampleAfter>>(
        (samples, paperId) => sampleAfter(samples, day, { paperId, turnoverCredits: 0, lines: [] }),
        [],
      );
    const ranks = kept(papers)[0]!.trades.map(({ rank }) => rank);
    expect(ranks).toHaveLength(5);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(kept(papers.toReversed())).toEqual(kept(papers));
  });
});

describe("the trade of a day", () => {
  test("is the sum over the desks, of that day alone, with the stocks that are neither empty nor full", () => {
    const emptied: Desk = { ...newDesk(opened), left: { machinery: { amount: 60, anchorAt: at, carry: 0 } } };
    const { desk } = chargeOf(
      termsOf(borderFoundry, region, [machinery(20)], 0),
      { desk: emptied, books: booksOn(day, undefined) },
      at,
    );
    const desks = [traded(ore(10)), traded(ore(5), { ...ore(7), on: "2102-01-10" }), desk];
    const trade = tradeOn(day, desks, stockRegion, at);
    expect(trade.trades).toBe(3);
    expect(trade.goods.ore).toMatchObject({ buy: { units: 0 }, sell: { units: 15 } });
    expect(trade.goods.machinery).toMatchObject({ buy: { units: 20 }, sell: { units: 0 } });
    const credits = Object.values(trade.goods).map((good) => good!.buy.credits + good!.sell.credits);
    expect(trade.valueCredits).toBe(credits[0]! + credits[1]!);
    // Nobody has brought the foundry ore before, and its third desk has 40 of 540 machines left.
    expect([trade.stocks, trade.balancedStocks]).toEqual([3, 0]);
  });
});

const facts: DayFacts = {
  day,
  isFinal: true,
  takenAt: at,
  traders: 3,
  biggestTraderCredits: 500,
  treasuryCredits: 900,
  bankCredits: 0,
  coversCredits: 0,
  owedCredits: 0,
  overdueCredits: 0,
  weekTraders: 4,
  activeMembers: 10,
  spentCredits: 300,
  openedAt: opened,
};
const entryOf = (on: string, valueCredits: number): DayFigures => ({
  ...dayFigures(tradeOn(on, [], stockRegion, at), { ...facts, day: on }, []),
  valueCredits,
  goods: {
    ore: { buy: { units: 0, credits: 0 }, sell: { units: valueCredits / 20, credits: valueCredits } },
  },
});

describe("the figures of a day", () => {
  test("look back over its week and those before, as far as the region stood", () => {
    const taken = Array.from({ length: 10 }, (_, index) => entryOf(dayAfter(day, -index - 1), 1_000));
    const { health } = dayFigures(tradeOn(day, [traded(ore(10))], stockRegion, at), facts, taken);
    const { weekCredits, earlierWeeksCredits, ...terms } = health!.terms;
    expect(weekCredits).toBeGreaterThan(6_000);
    // The region stands for eleven days: one week before this one.
    expect(earlierWeeksCredits).toEqual([4_000]);
    expect(terms).toMatchObject({ formerIndexThousandths: 1_000, biggestTradersCredits: 3_500 });
  });

  test("tell no health in the first week, and replace what was taken of the day before", () => {
    const trade = tradeOn("2102-01-07", [], stockRegion, at);
    expect(dayFigures(trade, { ...facts, day: "2102-01-07" }, []).health).toBeNull();
    expect(dayFigures(trade, { ...facts, day: "2102-01-08" }, []).health).not.toBeNull();
    const days = withDay(
      withDay([entryOf("2102-01-05", 1)], entryOf("2102-01-04", 1)),
      entryOf("2102-01-05", 2),
    );
    expect(days.map((one) => [one.day, one.valueCredits])).toEqual([
      ["2102-01-04", 1],
      ["2102-01-05", 2],
    ]);
  });

  test("are those of the day that has ended until they are final, then of the day that runs", () => {
    const running = { ...entryOf("2102-01-10", 1), isFinal: false };
    expect(dayDue([running], day)).toBe("2102-01-10");
    expect(dayDue([{ ...running, isFinal: true }], day)).toBe(day);
  });
});

test("a day's sample chooses among what desks have kept, however much was traded at each", () => {
  const desk = (number: number, trades: number) => ({
    sectorNumber: number,
    desk: 0,
    days: [{ day, trades, goods: {}, taxCredits: 0, levyCredits: 0, claimCredits: 0 }],
    samples: [
      {
        day,
        trades: Array.from({ length: Math.min(5, trades) }, (_, rank) => ({
          rank: Math.floor((rank * 2 ** 32) / trades),
          turnoverCredits: 0,
          lines: [],
        })),
      },
    ],
  });
  const busy = Array.from({ length: 50 }, (_, number) => desk(number + 1, 1_000));
  const quiet = Array.from({ length: 50 }, (_, number) => desk(number + 101, 5));
  const sample = daySample("vega", day, [...busy, ...quiet], at);
  expect([sample.trades, sample.sampledTrades, sample.kept.length]).toEqual([50_250, 500, MOST_KEPT]);
  const ofBusy = sample.kept.filter(({ deskTrades }) => deskTrades === 1_000).length;
  expect(ofBusy).toBeGreaterThan(70);
  expect(ofBusy).toBeLessThan(130);
});
