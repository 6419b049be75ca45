import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loans } from "../../../functions/src/banking/examples.ts";
import { collectionOf } from "../../../functions/src/banking/loans/collection.ts";
import {
  barredUntil,
  grown,
  isDefault,
  loanRateOf,
  lockedFor,
  nextAct,
  owedOn,
  repaid,
  securedBy,
  signed,
} from "../../../functions/src/banking/loans/loan.ts";
import { requireCreditworthy, requireWithin } from "../../../functions/src/banking/loans/requireLoan.ts";
import { reservedCredits } from "../../../functions/src/banking/rates/rates.ts";
import type { Loan } from "../../../functions/src/banking/schema.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { dayOf } from "../../../functions/src/platform/ledger/day.ts";

const FIRST = Date.parse("2102-01-20");
const dayAt = (index: number) => dayOf(new Date(FIRST + index * DAY_MS));
const loan = loans as Loan;

describe("a loan", () => {
  test("bears simple interest for each UTC day that has begun, rounded up at payment: worked figures", () => {
    // 1,000 at 300 basis points a 30 days: a credit a day, the day of signing with them.
    const debt = signed(1_000, 300, dayAt(0));
    expect(owedOn(debt)).toBe(1_001);
    expect(owedOn(grown(debt, dayAt(9)))).toBe(1_010);
    expect(owedOn(grown(signed(1_000, 250, dayAt(0)), dayAt(9)))).toBe(1_009);
    // Half a credit a day, of which a whole one was paid on the first: the second day costs nothing more.
    const halves = repaid(signed(1_000, 150, dayAt(0)), 1);
    expect([owedOn(halves), owedOn(grown(halves, dayAt(1))), owedOn(grown(halves, dayAt(2)))]).toEqual([
      1_000, 1_000, 1_001,
    ]);
    const part = repaid(grown(debt, dayAt(9)), 510);
    expect(part).toMatchObject({ principalCredits: 500, interest: 0 });
    // On 500, half a credit a day.
    expect(owedOn(grown(part, dayAt(12)))).toBe(502);
  });

  test("never becomes its borrower's income: deposits below zero lend at the margin, and what is owed never falls", () => {
    const rates = fc.record({
      interestBasisPoints: fc.integer({ min: -500, max: 1_000 }),
      loanMarginBasisPoints: fc.integer({ min: 0, max: 1_000 }),
    });
    expect(loanRateOf({ interestBasisPoints: -500, loanMarginBasisPoints: 100 })).toBe(100);
    fc.assert(
      fc.property(rates, fc.integer({ min: 1, max: 1_000_000 }), fc.nat(93), (law, amount, days) => {
        const debt = signed(amount, loanRateOf(law), dayAt(0));
        expect(owedOn(debt)).toBeGreaterThanOrEqual(amount);
        expect(owedOn(grown(debt, dayAt(days)))).toBeGreaterThanOrEqual(owedOn(debt));
      }),
    );
  });

  test("comes to the same however often one looks, and costs no more by being repaid in parts at once", () => {
    const facts = fc.record({
      amount: fc.integer({ min: 1, max: 1_000_000 }),
      rate: fc.integer({ min: 0, max: 2_000 }),
      days: fc.integer({ min: 0, max: 93 }),
      looks: fc.array(fc.nat(93), { maxLength: 10 }),
      parts: fc.array(fc.integer({ min: 1, max: 300_000 }), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(facts, ({ amount, rate, days, looks, parts }) => {
        const debt = signed(amount, rate, dayAt(0));
        const looked = looks.filter((day) => day <= days).sort((a, b) => a - b);
        const end = grown(
          looked.reduce((at, day) => grown(at, dayAt(day)), debt),
          dayAt(days),
        );
        expect(end).toEqual(grown(debt, dayAt(days)));
        let [left, paid] = [end, 0];
        for (const part of parts) {
          const payment = Math.min(part, owedOn(left));
          left = repaid(left, payment);
          paid += payment;
        }
        expect(paid + owedOn(left)).toBe(owedOn(end));
        const whole = repaid(left, owedOn(left));
        expect(whole.principalCredits).toBe(0);
        expect(owedOn(whole)).toBe(0);
      }),
    );
  });

  test("is told of 72 and 24 hours before it is due, and collected 72 hours after", () => {
    const { dueAt } = loan;
    const hours = (notices: number) => (nextAct(dueAt, notices).getTime() - dueAt.getTime()) / 3_600_000;
    expect([hours(0), hours(1), hours(2)]).toEqual([-72, -24, 72]);
    expect([0, 1, 2].map((notices) => isDefault({ notices }))).toEqual([false, false, true]);
  });

  test("is secured by nine tenths of a deposit, which it locks", () => {
    expect([securedBy(1_000), lockedFor(900), lockedFor(1), securedBy(1)]).toEqual([900, 1_000, 2, 0]);
    fc.assert(
      fc.property(fc.nat(100_000_000), (balance) => {
        expect(lockedFor(securedBy(balance))).toBeLessThanOrEqual(balance);
      }),
    );
  });

  test("is refused where the bank lends nothing, another is open, or one was written off within 90 days", () => {
    const at = new Date("2102-03-01T00:00:00Z");
    const refused = (everywhere: readonly Loan[], now = at, loansEnabled = true) => {
      try {
        requireCreditworthy("default", { loansEnabled }, everywhere, now);
        return undefined;
      } catch (error) {
        return (error as { reason: string }).reason;
      }
    };
    const ended = (writtenOffCredits: number) => ({
      ...loan,
      regionId: "elsewhere",
      ended: { at, how: "writtenOff" as const, writtenOffCredits },
    });
    expect(refused([], at, false)).toBe("LOANS_OFF");
    expect(refused([loan])).toBe("LOAN_OPEN");
    expect(refused([{ ...loan, regionId: "elsewhere" }])).toBeUndefined();
    expect(refused([ended(0)])).toBeUndefined();
    expect(refused([ended(1)], new Date(at.getTime() + 90 * DAY_MS - 1))).toBe("LOAN_BARRED");
    expect(refused([ended(1)], barredUntil(ended(1))!)).toBeUndefined();
  });

  test("names what bounds it, and the most that would go", () => {
    const bounds = { maxLoanCredits: 500, securedCredits: 300, freeCredits: 400 };
    expect(() => requireWithin(300, bounds)).not.toThrow();
    expect(() => requireWithin(301, bounds)).toThrow(
      expect.objectContaining({
        reason: "LOAN_TOO_BIG",
        metadata: { bound: "securedCredits", mostCredits: 300 },
      }),
    );
    expect(() => requireWithin(1, { ...bounds, freeCredits: -5 })).toThrow(
      expect.objectContaining({ metadata: { bound: "freeCredits", mostCredits: 0 } }),
    );
  });

  test("leaves what interest is promised of the capital: worked figures", () => {
    const standing = {
      capitalCredits: 1_000,
      depositsCredits: 50_000,
      depositors: 3,
      unpaidFrom: "9999",
      postings: [],
    };
    const posting = { day: dayAt(0), rateBasisPoints: 150, depositsCredits: 50_004 };
    // Four for remainders, and ⌈50,004 × 150 ÷ 10,000⌉ = 751.
    expect(reservedCredits(standing, posting)).toBe(755);
    expect(reservedCredits(standing, { ...posting, rateBasisPoints: -500 })).toBe(4);
  });
});

describe("a collection", () => {
  test("takes the deposit, the wallet down to 100 and the ship, and writes off the rest: worked figures", () => {
    const means = { depositCredits: 300, walletCredits: 250, resaleCredits: 400 };
    expect(collectionOf(200, means)).toEqual({
      depositCredits: 200,
      walletCredits: 0,
      shipCredits: 0,
      writtenOffCredits: 0,
    });
    expect(collectionOf(1_000, means)).toEqual({
      depositCredits: 300,
      walletCredits: 150,
      shipCredits: 400,
      writtenOffCredits: 150,
    });
    expect(
      collectionOf(50, { depositCredits: 0, walletCredits: 99, resaleCredits: 0 }).writtenOffCredits,
    ).toBe(50);
  });

  test("comes to what is owed, and takes no more than there is", () => {
    const amount = fc.nat(1_000_000);
    fc.assert(
      fc.property(amount, amount, amount, amount, (owed, depositCredits, walletCredits, resaleCredits) => {
        const taken = collectionOf(owed, { depositCredits, walletCredits, resaleCredits });
        const { writtenOffCredits, ...parts } = taken;
        expect(Object.values(parts).reduce((sum, part) => sum + part) + writtenOffCredits).toBe(owed);
        expect(taken.depositCredits).toBeLessThanOrEqual(depositCredits);
        expect(taken.walletCredits).toBeLessThanOrEqual(Math.max(0, walletCredits - 100));
        expect(taken.shipCredits).toBeLessThanOrEqual(resaleCredits);
      }),
    );
  });
});
