import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forEachCommodity } from "../../../functions/src/platform/goods.ts";
import { bracketsFor, flat, type TaxBracket, taxOn } from "../../../functions/src/ports/market/tax.ts";

const progressive: TaxBracket[] = [
  { fromCredits: 0, basisPoints: 500 },
  { fromCredits: 10_000, basisPoints: 1_000 },
  { fromCredits: 50_000, basisPoints: 2_500 },
];

/** The tax on trades one after the other. */
function taxOnAll(amounts: readonly number[], brackets: readonly TaxBracket[]): number {
  let books = { turnoverCredits: 0, remainder: 0 };
  let sum = 0;
  for (const amount of amounts) {
    const { taxCredits, remainder } = taxOn(amount, brackets, books);
    books = { turnoverCredits: books.turnoverCredits + amount, remainder };
    sum += taxCredits;
  }
  return sum;
}

describe("the tax on trade", () => {
  test("takes 7,000 of 60,000 in the worked example, in one trade or in sixty", () => {
    expect(taxOnAll([60_000], progressive)).toBe(7_000);
    expect(taxOnAll(Array(60).fill(1_000), progressive)).toBe(7_000);
  });

  test("is the same to the credit however a trade is split", () => {
    const forms = fc.oneof(fc.constant(progressive), fc.integer({ min: 500, max: 2_500 }).map(flat));
    fc.assert(
      fc.property(forms, fc.array(fc.nat(9_000), { minLength: 1, maxLength: 30 }), (brackets, amounts) => {
        const whole = amounts.reduce((sum, amount) => sum + amount, 0);
        expect(taxOnAll(amounts, brackets)).toBe(taxOnAll([whole], brackets));
      }),
    );
  });

  test("carries what is owed of a credit, also where the rate has changed", () => {
    const first = taxOn(19, flat(500), { turnoverCredits: 0, remainder: 0 });
    expect(first).toEqual({ taxCredits: 0, remainder: 9_500 });
    expect(taxOn(1, flat(1_000), { turnoverCredits: 19, remainder: first.remainder })).toEqual({
      taxCredits: 1,
      remainder: 500,
    });
  });

  test("begins where a turnover stands: the part above the bound alone bears the higher rate", () => {
    expect(taxOn(1_000, progressive, { turnoverCredits: 9_500, remainder: 0 }).taxCredits).toBe(25 + 50);
  });

  test("leaves a second account less than a credit of one rate, and of brackets never what the lowest one takes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 500, max: 2_500 }),
        fc.nat(90_000),
        fc.nat(90_000),
        (rate, one, other) => {
          const apart = taxOnAll([one], flat(rate)) + taxOnAll([other], flat(rate));
          expect(apart).toBeGreaterThanOrEqual(taxOnAll([one + other], flat(rate)) - 1);
          const inBrackets = taxOnAll([one], progressive) + taxOnAll([other], progressive);
          expect(inBrackets).toBeGreaterThanOrEqual(taxOnAll([one + other], flat(500)) - 1);
        },
      ),
    );
  });

  test("has three forms: one rate, one for each good, or brackets of the day's turnover", () => {
    const set = {
      tradeTaxBasisPoints: 800,
      taxBrackets: progressive,
      commodityTaxBasisPoints: { ...forEachCommodity(600), luxuries: 2_500 },
    };
    const of = (taxForm: "flat" | "byCommodity" | "progressive", commodity: "ore" | "luxuries") =>
      bracketsFor(commodity, { ...set, taxForm });
    expect(of("flat", "luxuries")).toEqual(flat(800));
    expect([of("byCommodity", "ore"), of("byCommodity", "luxuries")]).toEqual([flat(600), flat(2_500)]);
    expect(of("progressive", "ore")).toEqual(progressive);
  });
});
