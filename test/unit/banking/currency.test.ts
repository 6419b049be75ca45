import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isEnding, posted, rateOf, unbackedIn } from "../../../functions/src/banking/currency/board.ts";
import { HOUR_MS, after as later } from "../../../functions/src/platform/duration.ts";
import { settled } from "../../../functions/src/ports/market/levies.ts";
import { USUAL_CURRENCY } from "../../../functions/src/regions/configuration/currency.ts";
import {
  bought,
  creditsFor,
  floatRate,
  isCovered,
  leviedUnits,
  MOST_RATE_MILLIONTHS,
  redeemed,
  type Standing,
  unbackedLeft,
  unitsFor,
} from "../../../functions/src/regions/currency/conversion.ts";
import type { Currency } from "../../../functions/src/regions/currency/schema.ts";

const now = new Date("2102-01-20T12:00:00Z");
const law = { ...USUAL_CURRENCY, regime: "float" as const };
const board: Currency = {
  regionId: "aurora",
  code: "AUR",
  name: "Aurora crown",
  regime: "float",
  rateMillionths: 1_000_000,
  setRateMillionths: 1_000_000,
  feeBasisPoints: 0,
  levyRebateBasisPoints: 0,
  announced: null,
  unbacked: { month: "2102-01", units: 0 },
};
const nothing: Standing = { reserveCredits: 0, units: 0 };

describe("a conversion", () => {
  test("in a float goes by what the reserve has for each unit", () => {
    const rateMillionths = floatRate({ reserveCredits: 10_000, units: 12_345 }, 1_000_000);
    expect(rateMillionths).toBe(810_044);
    expect(bought(1_000, { rateMillionths, feeBasisPoints: 0 }).units).toBe(1_234);
    expect(redeemed(1_234, { rateMillionths, feeBasisPoints: 0 }).reserveCredits).toBe(999);
    expect(unbackedLeft(12_345, 0)).toBe(617);
    expect(floatRate({ reserveCredits: 10_000, units: 12_345 + 617 }, 1_000_000)).toBe(771_485);
  });

  test("takes its fee of the credits, rounded up", () => {
    const terms = { rateMillionths: 500_000, feeBasisPoints: 300 };
    expect(bought(1_001, terms)).toEqual({ units: 1_940, reserveCredits: 970, feeCredits: 31 });
    expect(redeemed(2_003, terms)).toEqual({ units: 2_003, reserveCredits: 1_001, feeCredits: 31 });
  });

  test("is exact at the bounds of what is converted", () => {
    const most = 1_000_000_000;
    expect(unitsFor(most, { rateMillionths: 1_000 })).toBe(1_000_000_000_000);
    expect(creditsFor(most, { rateMillionths: MOST_RATE_MILLIONTHS })).toBe(1_000_000_000_000);
    expect(creditsFor(999_999_999, { rateMillionths: 999_999_999 })).toBe(999_999_998_000);
    expect(floatRate({ reserveCredits: 1_000_000_000_000, units: 1 }, 1)).toBe(MOST_RATE_MILLIONTHS);
  });

  test("makes no coin of 200,000 by rounding, whatever the pieces", () => {
    for (const rateMillionths of [333_333, 810_044, 1_000_001])
      for (const piece of [1, 3, 7, 535]) {
        const terms = { rateMillionths, feeBasisPoints: 0 };
        let [credits, units, reserve] = [200_000, 0, 0];
        while (credits >= piece) {
          const made = bought(piece, terms);
          credits -= piece;
          units += made.units;
          reserve += made.reserveCredits;
        }
        for (; units > 0; units -= Math.min(piece, units)) {
          const back = redeemed(Math.min(piece, units), terms);
          credits += back.reserveCredits - back.feeCredits;
          reserve -= back.reserveCredits;
        }
        expect(credits + reserve).toBe(200_000);
        expect(reserve).toBeGreaterThanOrEqual(0);
      }
  });

  test("and back at one rate never brings more, however it is split", () => {
    const rate = fc.integer({ min: 1_000, max: MOST_RATE_MILLIONTHS });
    const parts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rate, fc.nat(300), parts, parts, (rateMillionths, feeBasisPoints, paid, split) => {
        const terms = { rateMillionths, feeBasisPoints };
        let units = paid.reduce((sum, credits) => sum + bought(credits, terms).units, 0);
        let back = 0;
        for (const part of [...split, units]) {
          const given = Math.min(part, units);
          const { reserveCredits, feeCredits } = redeemed(given, terms);
          units -= given;
          back += reserveCredits - feeCredits;
        }
        expect(back).toBeLessThanOrEqual(paid.reduce((sum, credits) => sum + credits, 0));
      }),
    );
  });
});

test("whatever is converted, backed, issued and posted, the reserve covers every unit, and redeeming moves no rate", () => {
  const step = fc.tuple(
    fc.constantFrom("buy", "redeem", "back", "issue", "post"),
    fc.integer({ min: 1, max: 50_000 }),
  );
  const first = fc.integer({ min: 100_000, max: 10_000_000 });
  fc.assert(
    fc.property(first, fc.nat(300), fc.array(step, { maxLength: 60 }), (set, feeBasisPoints, steps) => {
      let [standing, issued] = [nothing, 0];
      let at: Currency = { ...board, setRateMillionths: set, rateMillionths: set, feeBasisPoints };
      for (const [what, amount] of steps) {
        const { reserveCredits, units } = standing;
        if (what === "buy") {
          const made = bought(amount, at);
          standing = { reserveCredits: reserveCredits + made.reserveCredits, units: units + made.units };
        } else if (what === "redeem") {
          const made = redeemed(Math.min(amount, units), at);
          standing = { reserveCredits: reserveCredits - made.reserveCredits, units: units - made.units };
          expect(made.reserveCredits - made.feeCredits).toBeGreaterThanOrEqual(0);
        } else if (what === "back") {
          standing = { reserveCredits: reserveCredits + amount, units };
          at = { ...at, rateMillionths: rateOf(at, standing) };
        } else if (what === "issue") {
          const more = Math.min(amount, unbackedLeft(units, issued));
          issued += more;
          standing = { reserveCredits, units: units + more };
          at = { ...at, rateMillionths: rateOf(at, standing) };
        } else {
          at = posted(at, { ...law, rateMillionths: set, feeBasisPoints }, standing, now);
        }
        expect(standing.reserveCredits).toBeGreaterThanOrEqual(0);
        expect(isCovered(standing, at.rateMillionths)).toBe(true);
      }
    }),
  );
});

describe("the board", () => {
  const none: Currency = { ...board, regime: "none" };
  const fixed = { ...law, regime: "fixed" as const, rateMillionths: 2_000_000 };

  test("announces what the law wants, and has it in force 48 hours later", () => {
    const announced = posted(none, fixed, nothing, now);
    expect(announced).toMatchObject({ regime: "none", announced: { regime: "fixed" } });
    const from = announced.announced!.from;
    expect(from).toEqual(later(now, 48 * HOUR_MS));
    expect(posted(announced, fixed, nothing, later(from, -1))).toEqual(announced);
    expect(posted(announced, fixed, nothing, from)).toMatchObject({
      regime: "fixed",
      rateMillionths: 2_000_000,
      announced: null,
    });
  });

  test("begins its notice anew where the law wants something else, and forgets it where it wants nothing new", () => {
    const announced = posted(none, fixed, nothing, now);
    const hourLater = later(now, HOUR_MS);
    const other = posted(announced, { ...fixed, rateMillionths: 3_000_000 }, nothing, hourLater);
    expect(other.announced).toEqual({
      regime: "fixed",
      rateMillionths: 3_000_000,
      from: later(hourLater, 48 * HOUR_MS),
    });
    expect(posted(announced, USUAL_CURRENCY, nothing, hourLater).announced).toBeNull();
  });

  test("takes a higher fixed rate only once the reserve covers it", () => {
    const standing = { reserveCredits: 1_999, units: 1_000 };
    const due: Currency = {
      ...board,
      regime: "fixed",
      announced: { regime: "fixed", rateMillionths: 2_000_000, from: now },
    };
    expect(posted(due, fixed, standing, now).rateMillionths).toBe(1_000_000);
    expect(posted(due, fixed, { ...standing, reserveCredits: 2_000 }, now).rateMillionths).toBe(2_000_000);
  });

  test("ends only when every unit is redeemed, and issues nothing until then", () => {
    const due: Currency = { ...board, announced: { regime: "none", rateMillionths: 1_000_000, from: now } };
    expect(isEnding(due, now)).toBe(true);
    expect(isEnding(due, later(now, -1))).toBe(false);
    expect(posted(due, USUAL_CURRENCY, { reserveCredits: 1, units: 1 }, now).regime).toBe("float");
    expect(posted(due, USUAL_CURRENCY, { reserveCredits: 1, units: 0 }, now).regime).toBe("none");
  });

  test("counts what is issued unbacked by the month", () => {
    const issued: Currency = { ...board, unbacked: { month: "2102-01", units: 617 } };
    const units = (at: string) => unbackedIn(issued, new Date(at));
    expect(units("2102-01-31T23:59:59Z")).toBe(617);
    expect(units("2102-02-01T00:00:00Z")).toBe(0);
    expect(unbackedLeft(12_345 + 617, 617)).toBe(0);
    expect(unbackedLeft(12_345 + 600, 600)).toBe(17);
    // What is redeemed meanwhile takes nothing below zero.
    expect(unbackedLeft(100, 617)).toBe(0);
  });
});

describe("levies in units", () => {
  const money = { rateMillionths: 810_044, levyRebateBasisPoints: 2_000 };

  test("are a fifth cheaper at most, rounded against who pays", () => {
    // 100 × 8,000 × 100 ÷ 810,044 = 98.8.
    expect(leviedUnits(100, money)).toBe(99);
    expect(leviedUnits(0, money)).toBe(0);
    expect(leviedUnits(1_000_000_000, { rateMillionths: 1_000, levyRebateBasisPoints: 0 })).toBe(
      1_000_000_000_000,
    );
  });

  test("are out of the credits of the trade", () => {
    const charge = { netCredits: 900, treasuryCredits: 100 };
    expect(settled(charge, null)).toEqual({ ...charge, levyUnits: 0 });
    expect(settled(charge, money)).toEqual({ netCredits: 1_000, treasuryCredits: 0, levyUnits: 99 });
  });
});
