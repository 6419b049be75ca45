import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  holdsAt,
  isOpen,
  payoutCredits,
  premiumCredits,
  requireCoverable,
  termOf,
} from "../../../functions/src/banking/insurance/cover.ts";
import { CLASSES, SOLD_CLASSES } from "../../../functions/src/ships/classes.ts";

const NOW = new Date("2102-01-20T12:00:00Z");
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

describe("a cover", () => {
  test("costs cover × rate × days ÷ 300,000, rounded up: worked figures", () => {
    expect(premiumCredits(2_500, 300, 30)).toBe(75);
    expect(premiumCredits(2_500, 300, 7)).toBe(18);
    expect(premiumCredits(1, 50, 7)).toBe(1);
  });

  test("pays nine tenths, less than any yard does: no scuttling pays better than a sale", () => {
    expect(payoutCredits(2_500)).toBe(2_250);
    for (const shipClass of SOLD_CLASSES) {
      const resaleCredits = Math.floor(CLASSES[shipClass].priceCredits! / 2);
      const facts = { resaleCredits, fundCredits: 10_000_000, coveredCredits: 0 };
      expect(() => requireCoverable(resaleCredits, facts)).not.toThrow();
      expect(() => requireCoverable(resaleCredits + 1, facts)).toThrow(
        expect.objectContaining({ reason: "COVER_TOO_BIG" }),
      );
      expect(payoutCredits(resaleCredits) - premiumCredits(resaleCredits, 50, 7)).toBeLessThan(resaleCredits);
    }
  });

  test("is bounded by the ship, a fifth of the fund, and five times the fund: worked figures", () => {
    const facts = { resaleCredits: 2_500, fundCredits: 1_000, coveredCredits: 4_900 };
    const most = (changed: Partial<typeof facts>) => {
      try {
        requireCoverable(1_000_000, { ...facts, ...changed });
        return undefined;
      } catch (error) {
        return (error as { metadata: object }).metadata;
      }
    };
    expect(most({})).toEqual({ bound: "fundCredits", mostCredits: 100 });
    expect(most({ coveredCredits: 0 })).toEqual({ bound: "partOfFundCredits", mostCredits: 200 });
    expect(most({ resaleCredits: 0 })).toEqual({ bound: "resaleCredits", mostCredits: 0 });
    expect(most({ coveredCredits: 6_000 })).toEqual({ bound: "fundCredits", mostCredits: 0 });
  });

  test("holds from 24 hours after it was bought, for as many days as were paid", () => {
    const term = termOf(NOW, 7);
    const held = [0, 23.99, 24, 24 * 8 - 0.01, 24 * 8].map((at) => holdsAt(term, hours(at)));
    expect(held).toEqual([false, false, true, true, false]);
  });

  test("keeps its ship from another one while it runs, and while a loss is owed", () => {
    const { endsAt } = termOf(NOW, 7);
    const loss = { engagementId: "e", lostAt: NOW, owedCredits: 9, paidCredits: 0 };
    expect(isOpen({ endsAt, loss: null, owedSince: null }, NOW)).toBe(true);
    expect(isOpen({ endsAt, loss: null, owedSince: null }, endsAt)).toBe(false);
    expect(isOpen({ endsAt, loss, owedSince: NOW }, hours(10_000))).toBe(true);
    expect(isOpen({ endsAt, loss: { ...loss, paidCredits: 9 }, owedSince: null }, NOW)).toBe(false);
  });

  test("of any size costs what no integer loses", () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000_000),
        fc.integer({ min: 50, max: 2_000 }),
        fc.integer({ min: 7, max: 90 }),
        (cover, rate, days) => {
          const premium = premiumCredits(cover, rate, days);
          expect(BigInt(premium) * 300_000n - BigInt(cover) * BigInt(rate * days)).toBeLessThan(300_000n);
          expect(BigInt(premium) * 300_000n >= BigInt(cover) * BigInt(rate * days)).toBe(true);
        },
      ),
    );
  });
});
