import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Priced, priceCredits } from "../../../functions/src/ports/market/price.ts";

/** A border port of machinery, as the guide works it out. */
const machinery = { priceThousandths: 90_000, capacityUnits: 540, swingThousandths: 300 } as const;
const bought: Priced = { ...machinery, side: "buy" };
const sold: Priced = { ...machinery, side: "sell" };

/** The whole of the units, one after the other. */
function oneByOne(priced: Priced, stockUnits: number, units: number): number {
  const step = priced.side === "buy" ? -1 : 1;
  return Array.from({ length: units }, (_, index) =>
    priceCredits(priced, stockUnits + step * index, 1),
  ).reduce((sum, price) => sum + price, 0);
}

const prices = fc.record({
  priceThousandths: fc.integer({ min: 15 * 700, max: 300 * 2_500 }),
  capacityUnits: fc.integer({ min: 80, max: 5_000 }),
  swingThousandths: fc.constantFrom(150, 200, 300, 400),
});
const trades = prices.chain((priced) =>
  fc.record({
    priced: fc.constant(priced),
    stock: fc.integer({ min: 40, max: priced.capacityUnits }),
    units: fc.integer({ min: 1, max: 40 }),
  }),
);

describe("the price of a trade", () => {
  test("is the worked example's: 54 machinery out of a full stock cost 3,548, into an empty one bring 6,172", () => {
    expect(priceCredits(bought, 540, 54)).toBe(3_548);
    expect(priceCredits(sold, 0, 54)).toBe(6_172);
  });

  test("is worse by less than a credit a line where the trade is split: 3,576 and 6,144 one by one", () => {
    expect(oneByOne(bought, 540, 54)).toBe(3_576);
    expect(oneByOne(sold, 0, 54)).toBe(6_144);
    fc.assert(
      fc.property(trades, ({ priced, stock, units }) => {
        const whole = priceCredits({ ...priced, side: "buy" }, stock, units);
        const split = oneByOne({ ...priced, side: "buy" }, stock, units);
        expect(split).toBeGreaterThanOrEqual(whole);
        expect(split).toBeLessThan(whole + units);
        const brought = priceCredits({ ...priced, side: "sell" }, stock - units, units);
        const broughtApart = oneByOne({ ...priced, side: "sell" }, stock - units, units);
        expect(broughtApart).toBeLessThanOrEqual(brought);
        expect(broughtApart).toBeGreaterThan(brought - units);
      }),
    );
  });

  test("never gains who buys and sells back at once, whatever the splits", () => {
    fc.assert(
      fc.property(trades, ({ priced, stock, units }) => {
        const cost = priceCredits({ ...priced, side: "buy" }, stock, units);
        expect(priceCredits({ ...priced, side: "sell" }, stock - units, units)).toBeLessThanOrEqual(cost);
        expect(oneByOne({ ...priced, side: "sell" }, stock - units, units)).toBeLessThanOrEqual(cost);
      }),
    );
  });

  test("falls as the stock fills, for whole trades and for single units", () => {
    fc.assert(
      fc.property(trades, ({ priced, stock, units }) => {
        const at = (side: "buy" | "sell", stockUnits: number) =>
          priceCredits({ ...priced, side }, stockUnits, units);
        expect(at("buy", stock)).toBeLessThanOrEqual(at("buy", stock - 1));
        expect(at("sell", stock)).toBeLessThanOrEqual(at("sell", stock - 1));
      }),
    );
  });

  test("is exact at the highest price, the biggest stock and the biggest line", () => {
    const most = { priceThousandths: 750_000, capacityUnits: 5_000, swingThousandths: 400 } as const;
    const exact = (750_000n * 480n * (1_400n * 5_000n - 400n * 480n)) / (1_000_000n * 5_000n);
    expect(priceCredits({ ...most, side: "sell" }, 0, 480)).toBe(Number(exact));
    expect(750_000 * 480 * 1_400 * 5_000).toBeLessThan(Number.MAX_SAFE_INTEGER);
  });
});
