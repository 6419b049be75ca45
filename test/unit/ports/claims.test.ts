import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { booksOn, chargeOf } from "../../../functions/src/ports/market/charge.ts";
import { adjusted, type Claims, NO_CLAIMS, withoutOpen } from "../../../functions/src/ports/market/claims.ts";
import { newDesk } from "../../../functions/src/ports/market/desk.ts";
import { type MarketRegion, termsOf } from "../../../functions/src/ports/market/terms.ts";
import { borderFoundry, opened, region } from "./sectors.ts";

const day = "2102-01-01";
const sale = (factorThousandths: number) => ({ side: "sell", factorThousandths }) as const;
const purchase = (factorThousandths: number) => ({ side: "buy", factorThousandths }) as const;

/** What trades of these prices come to, one after the other. */
function onAll(prices: readonly number[], line: Parameters<typeof adjusted>[1]) {
  let claims: Claims = NO_CLAIMS;
  let levyCredits = 0;
  for (const price of prices) {
    const after = adjusted(price, line, claims, day);
    claims = after.claims;
    levyCredits += after.levyCredits;
  }
  return { claimCredits: claims.open?.credits ?? 0, levyCredits };
}

describe("a trade bonus and a price modifier", () => {
  test("are a claim in the player's favour, else a levy: worked figures", () => {
    expect(onAll([2_000], sale(1_500))).toEqual({ claimCredits: 1_000, levyCredits: 0 });
    expect(onAll([2_000], sale(3_000))).toEqual({ claimCredits: 4_000, levyCredits: 0 });
    expect(onAll([2_000], sale(700))).toEqual({ claimCredits: 0, levyCredits: 600 });
    expect(onAll([2_000], purchase(1_250))).toEqual({ claimCredits: 0, levyCredits: 500 });
    expect(onAll([2_000], purchase(800))).toEqual({ claimCredits: 400, levyCredits: 0 });
    expect(onAll([2_000], purchase(1_000))).toEqual({ claimCredits: 0, levyCredits: 0 });
  });

  test("come to the same to the credit however a trade is split", () => {
    const lines = fc.oneof(
      fc.integer({ min: 500, max: 3_000 }).map(sale),
      fc.integer({ min: 500, max: 2_000 }).map(purchase),
    );
    fc.assert(
      fc.property(lines, fc.array(fc.nat(9_000), { minLength: 1, maxLength: 30 }), (line, prices) => {
        const whole = prices.reduce((sum, price) => sum + price, 0);
        expect(onAll(prices, line)).toEqual(onAll([whole], line));
      }),
    );
  });

  test("bring two accounts no more than one: each carries the own part of a credit", () => {
    const bonus = fc.integer({ min: 1_001, max: 3_000 }).map(sale);
    fc.assert(
      fc.property(bonus, fc.nat(9_000), fc.nat(9_000), (line, one, other) => {
        const apart = onAll([one], line).claimCredits + onAll([other], line).claimCredits;
        expect(apart).toBeLessThanOrEqual(onAll([one + other], line).claimCredits);
      }),
    );
  });

  test("lie on top of the port's price: what the port pays and takes back is the same under every setting", () => {
    const lines = [
      { commodity: "ore", side: "sell", units: 100 },
      { commodity: "machinery", side: "buy", units: 20 },
    ] as const;
    const full = new Date(opened.getTime() + 10 * DAY_MS);
    const charged = (set: Partial<MarketRegion>) => {
      const terms = termsOf(borderFoundry, { ...region, ...set }, lines, 0);
      return chargeOf(terms, { desk: newDesk(opened), books: booksOn(day, undefined) }, full);
    };
    const plain = charged({});
    const dear = charged({
      tradeBonusThousandths: { ...region.tradeBonusThousandths, ore: 3_000 },
      priceModifierThousandths: { ...region.priceModifierThousandths, machinery: 2_000 },
    });
    const [sold, bought] = dear.lines;
    expect(dear.lines.map((line) => line.priceCredits)).toEqual(plain.lines.map((line) => line.priceCredits));
    expect(dear.netCredits + dear.treasuryCredits).toBe(plain.netCredits + plain.treasuryCredits);
    expect([sold!.claimCredits, sold!.levyCredits]).toEqual([2 * sold!.priceCredits, 0]);
    expect([bought!.claimCredits, bought!.levyCredits]).toEqual([0, bought!.priceCredits]);
    expect(dear.netCredits).toBe(plain.netCredits - bought!.priceCredits);
    expect(dear.books.claims.open).toEqual({ day, credits: sold!.claimCredits });
    expect([dear.desk.left, dear.desk.purse]).toEqual([plain.desk.left, plain.desk.purse]);
  });
});

describe("the claims of a day", () => {
  test("stay apart from those of the next until they are dealt with, and nothing of them is lost", () => {
    const on = (claims: Claims, of: string, price: number) => adjusted(price, sale(2_000), claims, of).claims;
    const first = on(on(NO_CLAIMS, "2102-01-01", 10), "2102-01-01", 20);
    const second = on(first, "2102-01-02", 5);
    expect(second).toMatchObject({
      open: { day: "2102-01-01", credits: 30 },
      later: { day: "2102-01-02", credits: 5 },
    });
    // At midnight the clocks of two instances may differ.
    expect(on(first, "2101-12-31", 1).open).toEqual({ day: "2102-01-01", credits: 31 });
    // Where a day is not paid for long, what follows it counts to the last one.
    const third = on(second, "2102-01-03", 7);
    expect(third).toMatchObject({ open: first.open, later: { day: "2102-01-03", credits: 12 } });
    expect(withoutOpen(third)).toMatchObject({ open: { day: "2102-01-03", credits: 12 }, later: null });
  });
});
