import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  credited,
  moved,
  opened,
  reckoned,
  type Saved,
} from "../../../functions/src/banking/deposits/interest.ts";
import { freeOf, withdrawn } from "../../../functions/src/banking/deposits/withdrawn.ts";
import { owedCredits, type Posting, postingOf } from "../../../functions/src/banking/rates/rates.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { dayOf } from "../../../functions/src/platform/ledger/day.ts";

const FIRST = Date.parse("2102-01-20");
const dayAt = (index: number) => dayOf(new Date(FIRST + index * DAY_MS));
const daily = (rates: readonly number[]): Posting[] =>
  rates.map((rateBasisPoints, index) => ({ day: dayAt(index), rateBasisPoints, depositsCredits: 0 }));

describe("interest on a deposit", () => {
  test("is lowest balance × rate of full days ÷ 300,000: worked figures", () => {
    // 10,000 credits come in on the first day, which bears nothing; 4,000 go on the third, which bears on 6,000.
    const rates = daily([100, 100, 100, 100]);
    const first = moved(opened(dayAt(0)), 10_000);
    const third = moved(reckoned(first, rates, dayAt(2)), -4_000);
    const end = reckoned(third, rates, dayAt(4));
    expect(end.interest).toBe(10_000 * 100 + 6_000 * 100 + 6_000 * 100);
    // 2,200,000 ÷ 300,000 = 7, and 100,000 are carried.
    expect(credited(end)).toMatchObject({ balanceCredits: 6_007, interest: 100_000, pendingCredits: 7 });
  });

  test("goes in at the month's end, whenever that is looked at, and bears from the first day on", () => {
    // From the 20th of January: eleven full days of 30,000 at 1,000.
    const rates = daily(Array(14).fill(1_000));
    const saved = moved(opened(dayAt(0)), 30_000);
    const february = reckoned(saved, rates, "2102-02-01");
    expect(february).toMatchObject({ balanceCredits: 31_100, lowestCredits: 31_100, interest: 0 });
    expect(reckoned(saved, rates, "2102-02-03").interest).toBe(2 * 31_100 * 1_000);
  });

  test("below zero takes no deposit below zero, and owes nothing beyond it", () => {
    const rates = daily(Array(14).fill(-500));
    const poor = { ...moved(opened(dayAt(0)), 10), interest: -4_000_000 };
    expect(reckoned(poor, rates, "2102-02-01")).toMatchObject({
      balanceCredits: 0,
      interest: 0,
      pendingCredits: -10,
    });
    const rich = reckoned(moved(opened(dayAt(0)), 30_000), rates, "2102-02-01");
    expect(rich).toMatchObject({ balanceCredits: 30_000 - 550, pendingCredits: -550, interest: 0 });
  });

  /** What is done to a deposit on which day: paid in, or taken out. */
  const acts = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: -5_000, max: 1_000_000 })), { maxLength: 12 });
  const looks = fc.uniqueArray(fc.nat(75), { maxLength: 20 });
  const rates = fc.array(fc.integer({ min: -500, max: 1_000 }), { minLength: 75, maxLength: 75 });

  function played(
    postings: readonly Posting[],
    done: readonly (readonly [number, number])[],
    looked: readonly number[],
  ): Saved {
    let saved = opened(dayAt(0));
    for (let day = 0; day <= 75; day++) {
      if (looked.includes(day)) saved = reckoned(saved, postings, dayAt(day));
      for (const [on, amount] of done) {
        if (on !== day) continue;
        saved = reckoned(saved, postings, dayAt(day));
        saved = moved(saved, Math.max(amount, -saved.balanceCredits));
      }
    }
    return reckoned(saved, postings, dayAt(75));
  }

  test("comes to the same however often one looks", () => {
    fc.assert(
      fc.property(rates, acts, looks, (byDay, done, looked) => {
        const postings = daily(byDay);
        expect(played(postings, done, looked)).toEqual(played(postings, done, []));
      }),
    );
  });

  test("gives nothing to who takes all out and pays it in again each day", () => {
    const postings = daily(Array(20).fill(1_000));
    let saved = moved(opened(dayAt(0)), 1_000_000);
    for (let day = 1; day < 20; day++) {
      saved = withdrawn(reckoned(saved, postings, dayAt(day)), null);
      saved = moved(saved, 1_000_000);
    }
    expect(saved).toMatchObject({ balanceCredits: 1_000_000, pendingCredits: 0, interest: 0 });
  });

  test("of the month that runs comes with all of the deposit, and not with a part of it", () => {
    const saved = reckoned(moved(opened(dayAt(0)), 300_000), daily([0, 100, 100]), dayAt(3));
    expect(withdrawn(saved, null)).toMatchObject({ balanceCredits: 0, pendingCredits: 200 });
    expect(withdrawn(saved, 299_999)).toMatchObject({ balanceCredits: 1, pendingCredits: 0 });
    expect(() => withdrawn(saved, 300_001)).toThrow(expect.objectContaining({ reason: "DEPOSIT_SHORT" }));
  });
});

test("what a loan locks of a deposit cannot be withdrawn: worked figures", () => {
  const saved = { balanceCredits: 1_000 };
  expect([freeOf(saved, 0, null), freeOf(saved, 0, 1_000), freeOf(saved, 600, 400)]).toEqual([
    null,
    1_000,
    400,
  ]);
  // All that is free.
  expect(freeOf(saved, 600, null)).toBe(400);
  for (const [locked, amount] of [
    [600, 401],
    [1_000, null],
    [1_200, 1],
  ] as const)
    expect(() => freeOf(saved, locked, amount)).toThrow(expect.objectContaining({ reason: "DEPOSIT_SHORT" }));
});

describe("the posted rate", () => {
  const standing = {
    capitalCredits: 1_000,
    depositsCredits: 50_000,
    depositors: 3,
    unpaidFrom: "9999",
    postings: [],
  };

  test("is the law's, or what the capital can pay on all deposits for 30 days: worked figures", () => {
    // Four credits are kept for remainders: 996 × 10,000 ÷ 50,004 = 199.
    expect(postingOf("2102-01-20", 1_000, standing)).toEqual({
      day: "2102-01-20",
      rateBasisPoints: 199,
      depositsCredits: 50_004,
    });
    expect(postingOf("2102-01-20", 150, standing).rateBasisPoints).toBe(150);
    expect(postingOf("2102-01-20", -500, { ...standing, capitalCredits: 0 }).rateBasisPoints).toBe(-500);
    expect(postingOf("2102-01-20", 10, { ...standing, capitalCredits: 0 }).rateBasisPoints).toBe(0);
  });

  test("leaves the capital all that is owed, whatever is paid in and out", () => {
    const players = fc.array(
      fc.array(fc.integer({ min: -50_000, max: 50_000 }), { minLength: 75, maxLength: 75 }),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(
        players,
        fc.nat(20_000),
        fc.integer({ min: -500, max: 1_000 }),
        fc.boolean(),
        (moves, capital, law, isPaid) => {
          let postings: Posting[] = [];
          let saved = moves.map(() => opened(dayAt(0)));
          let left = capital;
          for (let day = 0; day < 75; day++) {
            const today = dayAt(day);
            const depositsCredits = saved.reduce((sum, { balanceCredits }) => sum + balanceCredits, 0);
            // Of the month before, interest is paid on the 5th, or the task comes too late.
            const unpaidFrom = isPaid && today >= "2102-02-05" ? "2102-02-01" : "2102-01-01";
            const facts = {
              capitalCredits: left,
              depositsCredits,
              depositors: saved.length,
              unpaidFrom,
              postings,
            };
            expect(owedCredits(facts)).toBeGreaterThanOrEqual(0);
            postings = [...postings, postingOf(today, law, facts)];
            saved = saved.map((one, index) => {
              const at = reckoned(one, postings, today);
              return moved(at, Math.max(moves[index]![day]!, -at.balanceCredits));
            });
            if (!isPaid || today !== "2102-02-04") continue;
            left -= saved.reduce((sum, { pendingCredits }) => sum + pendingCredits, 0);
            saved = saved.map((one) => ({ ...one, pendingCredits: 0 }));
            expect(left).toBeGreaterThanOrEqual(0);
          }
          const owed = saved.map((one) => credited(reckoned(one, postings, dayAt(75))).pendingCredits);
          expect(left - owed.reduce((sum, credits) => sum + credits, 0)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
