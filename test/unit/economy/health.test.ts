import { describe, expect, test } from "vitest";
import type { HealthTerms } from "../../../functions/src/economy/schema.ts";
import { healthOf } from "../../../functions/src/economy/statistics/health.ts";

/** Every term as good as it can be. */
const thriving: HealthTerms = {
  weekTraders: 40,
  activeMembers: 100,
  weekCredits: 70_000,
  earlierWeeksCredits: [70_000, 70_000, 70_000, 70_000],
  stocks: 10,
  balancedStocks: 10,
  treasuryCredits: 30_000,
  spentCredits: 30_000,
  indexThousandths: 1_000,
  formerIndexThousandths: 1_000,
  biggestTradersCredits: 3_500,
  owedCredits: 1_000,
  overdueCredits: 0,
};
const nothing: HealthTerms = {
  weekTraders: 0,
  activeMembers: 0,
  weekCredits: 0,
  earlierWeeksCredits: [0],
  stocks: 0,
  balancedStocks: 0,
  treasuryCredits: 0,
  spentCredits: 0,
  indexThousandths: null,
  formerIndexThousandths: null,
  biggestTradersCredits: 0,
  owedCredits: 0,
  overdueCredits: 0,
};
const health = (change: Partial<HealthTerms>) => healthOf({ ...thriving, ...change });

describe("health", () => {
  test("is 100 where every term is whole, and never more", () => {
    expect(healthOf(thriving)).toBe(100);
    expect(health({ weekTraders: 400, treasuryCredits: 10 ** 9, weekCredits: 10 ** 9 })).toBe(100);
  });

  test("of a region in which nothing happens is the five for loans that nobody owes", () => {
    expect(healthOf(nothing)).toBe(5);
  });

  test("falls by each term's weight, and no further", () => {
    expect(health({ weekTraders: 20 })).toBe(87);
    expect(health({ weekTraders: 0 })).toBe(75);
    expect(health({ earlierWeeksCredits: [140_000] })).toBe(92);
    expect(health({ balancedStocks: 4 })).toBe(91);
    expect(health({ treasuryCredits: 10_000 })).toBe(90);
    expect(health({ indexThousandths: 1_100 })).toBe(92);
    expect(health({ indexThousandths: 900 })).toBe(92);
    expect(health({ indexThousandths: 1_300 })).toBe(85);
    expect(health({ biggestTradersCredits: 35_000 })).toBe(95);
    expect(health({ biggestTradersCredits: 70_000 })).toBe(90);
    expect(health({ overdueCredits: 1_000 })).toBe(95);
    expect(health({ overdueCredits: 500 })).toBe(97);
  });

  test("expects five traders of the smallest region, and two fifths of who is active of a bigger one", () => {
    expect(health({ activeMembers: 1, weekTraders: 1 })).toBe(80);
    expect(health({ activeMembers: 1, weekTraders: 5 })).toBe(100);
    expect(health({ activeMembers: 50, weekTraders: 10 })).toBe(87);
  });
});

test("health of the guide's example is 69", () => {
  const example: HealthTerms = {
    ...thriving,
    weekTraders: 12,
    activeMembers: 50,
    weekCredits: 60_000,
    earlierWeeksCredits: [80_000],
    stocks: 40,
    balancedStocks: 30,
    treasuryCredits: 20_000,
    spentCredits: 60_000,
    indexThousandths: 1_020,
    biggestTradersCredits: 15_000,
  };
  expect(healthOf(example)).toBe(69);
});
