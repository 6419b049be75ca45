import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Accrual,
  type AccrualRate,
  accrualOf,
  accrued,
} from "../../../functions/src/platform/accrual.ts";

const START_MS = Date.UTC(2102, 0, 1);
const at = (ms: number) => new Date(START_MS + ms);

const rates = fc.record({
  units: fc.integer({ min: 1, max: 7 }),
  periodMs: fc.integer({ min: 1, max: 40_000 }),
  cap: fc.integer({ min: 0, max: 300 }),
});

/** As it may be stored: at the cap or above, nothing is carried. */
const accruals = (rate: AccrualRate) =>
  fc
    .record({
      amount: fc.integer({ min: 0, max: 2 * rate.cap + 5 }),
      carry: fc.integer({ min: 0, max: rate.periodMs - 1 }),
    })
    .map(
      ({ amount, carry }): Accrual => ({ amount, carry: amount >= rate.cap ? 0 : carry, anchorAt: at(0) }),
    );

const cases = rates.chain((rate) => fc.record({ rate: fc.constant(rate), accrual: accruals(rate) }));

test("it comes to the same however often one looks in between", () => {
  fc.assert(
    fc.property(
      cases,
      fc.array(fc.nat(100_000), { minLength: 1, maxLength: 8 }),
      ({ rate, accrual }, looks) => {
        const instants = looks.toSorted((a, b) => a - b);
        const looked = instants.reduce((sum, ms) => accrued(sum, rate, at(ms)), accrual);
        expect(looked).toEqual(accrued(accrual, rate, at(instants.at(-1)!)));
      },
    ),
  );
});

test("an instant before the anchor counts as no time, and the anchor never moves back", () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: -90_000, max: 90_000 }), ({ rate, accrual }, ms) => {
      const looked = accrued(accrual, rate, at(ms));
      expect(looked.anchorAt.getTime()).toBe(at(Math.max(0, ms)).getTime());
      if (ms <= 0) expect(looked).toEqual(accrual);
      expect(looked.amount).toBeGreaterThanOrEqual(accrual.amount);
    }),
  );
});

test("growth ends at the cap; what is above it stays and does not grow", () => {
  fc.assert(
    fc.property(cases, fc.nat(10_000_000), ({ rate, accrual }, ms) => {
      expect(accrued(accrual, rate, at(ms)).amount).toBeLessThanOrEqual(Math.max(rate.cap, accrual.amount));
    }),
  );
  const rate = { units: 1, periodMs: 30_000, cap: 10 };
  expect(accrued(accrualOf(14, at(0)), rate, at(3_600_000))).toEqual(accrualOf(14, at(3_600_000)));
});

test("a unit a period, the rest carried", () => {
  const rate = { units: 1, periodMs: 30_000, cap: 2_880 };
  expect(accrued(accrualOf(5, at(0)), rate, at(75_000))).toEqual({
    amount: 7,
    anchorAt: at(75_000),
    carry: 15_000,
  });
  expect(accrued(accrualOf(0, at(0)), rate, at(24 * 3_600_000)).amount).toBe(2_880);
});
