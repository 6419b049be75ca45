import fc from "fast-check";
import { expect, test } from "vitest";
import {
  balanceOf,
  baseCents,
  type CitizenPayment,
  type Month,
  partsOf,
} from "../../../functions/src/billing/shares/revenueShare.ts";
import {
  type ClosedShare,
  sharesAfter,
  statementOf,
  sumOf,
} from "../../../functions/src/billing/shares/statement.ts";

const SHARE_CAP_CENTS = 2_500;

const JANUARY = "2102-01";

function payment(index: number, differing: Partial<CitizenPayment> = {}): CitizenPayment {
  return {
    paymentId: `inpay_${String(index).padStart(3, "0")}`,
    invoiceId: `in_${index}`,
    paidAt: new Date(Date.UTC(2102, 0, 1 + (index % 28))),
    regionId: "vega",
    ownerUid: "ada",
    paidCents: 500,
    refundedCents: 0,
    lostCents: 0,
    isDisputed: false,
    totalCents: 500,
    totalExcludingTaxCents: 500,
    ...differing,
  };
}

const payments = (count: number, from = 0, differing: Partial<CitizenPayment> = {}) =>
  Array.from({ length: count }, (_, index) => payment(from + index, differing));

const inMonth = (month: number) => ({ paidAt: new Date(Date.UTC(2102, month - 1, 10)) });

function changed(all: readonly CitizenPayment[], index: number, change: Partial<CitizenPayment>) {
  return all.map((each, at) => (at === index ? { ...each, ...change } : each));
}

/** Closes month after month, as the schedule does, with the payments as they are known at each closing. */
function closings(months: readonly (readonly [Month, readonly CitizenPayment[]])[], ownerUid = "ada") {
  let closed: ClosedShare[] = [];
  let carriedDebtCents = 0;
  return months.map(([month, known], index) => {
    const earlier = months.slice(0, index).map(([each]) => each);
    const reopened = earlier.map((each) => ({
      regionId: "vega",
      month: each,
      parts: partsOf(known, each, SHARE_CAP_CENTS),
    }));
    const facts = { parts: partsOf(known, month, SHARE_CAP_CENTS), reopened, closed };
    const statement = statementOf(ownerUid, month, facts, carriedDebtCents);
    const after = sharesAfter(statement, closed);
    closed = [...closed.filter(({ month: of }) => !after.some((share) => share.month === of)), ...after];
    carriedDebtCents = statement.debtCents;
    return [statement.payableCents, statement.debtCents];
  });
}

test("ten payments of $5 bring the owner $25 and the platform $25; one refunded costs the platform", () => {
  const ten = payments(10);
  expect(balanceOf(ten, JANUARY, SHARE_CAP_CENTS)).toMatchObject({
    ownersCents: 2_500,
    platformCents: 2_500,
  });
  const refunded = changed(ten, 3, { refundedCents: 500 });
  expect(balanceOf(refunded, JANUARY, SHARE_CAP_CENTS)).toMatchObject({
    ownersCents: 2_500,
    platformCents: 2_000,
  });
});

test("a refund of an earlier month is taken from the next statement", () => {
  const four = payments(4);
  const later = [...changed(four, 0, { refundedCents: 500 }), ...payments(6, 10, inMonth(2))];
  expect(
    closings([
      [JANUARY, four],
      ["2102-02", later],
    ]),
  ).toEqual([
    [2_000, 0],
    [2_000, 0],
  ]);
});

test("what was paid out and lost in disputes is a debt, which later shares pay first", () => {
  const five = payments(5);
  const lost = five.map((each) => ({ ...each, lostCents: 500 }));
  const march = [...lost, ...payments(2, 10, inMonth(3))];
  const april = [...march, ...payments(4, 20, inMonth(4))];
  expect(
    closings([
      [JANUARY, five],
      ["2102-02", lost],
      ["2102-03", march],
      ["2102-04", april],
    ]),
  ).toEqual([
    [2_500, 0],
    [0, 2_500],
    [0, 1_500],
    [500, 0],
  ]);
});

test("tax is nobody's share", () => {
  expect(baseCents(payment(1, { paidCents: 595, totalCents: 595, totalExcludingTaxCents: 500 }))).toBe(500);
});

test("a half cent is rounded up, once", () => {
  expect(baseCents(payment(1, { paidCents: 1, totalCents: 2, totalExcludingTaxCents: 1 }))).toBe(1);
  expect(baseCents(payment(1, { paidCents: 1, totalCents: 201, totalExcludingTaxCents: 100 }))).toBe(0);
});

test("each part goes to the region's owner of then; a refund lets the next owner's payments move up", () => {
  const all = [...payments(3), ...payments(4, 5, { ownerUid: "eve" })];
  const sums = (known: readonly CitizenPayment[]) =>
    ["ada", "eve"].map((uid) =>
      sumOf(partsOf(known, JANUARY, SHARE_CAP_CENTS).filter(({ ownerUid }) => ownerUid === uid)),
    );
  expect(sums(all)).toEqual([1_500, 1_000]);
  expect(sums(changed(all, 0, { refundedCents: 500 }))).toEqual([1_000, 1_500]);
});

test("an open dispute withholds what the payment would bring, and its end pays it", () => {
  const disputed = changed(payments(2), 0, { isDisputed: true });
  expect(balanceOf(disputed, JANUARY, SHARE_CAP_CENTS)).toMatchObject({
    ownersCents: 500,
    platformCents: 500,
  });
  expect(balanceOf(changed(disputed, 0, { isDisputed: false }), JANUARY, SHARE_CAP_CENTS).ownersCents).toBe(
    1_000,
  );
});

test("a payment of somebody without a home, or in a region whose own subscription was not running, is the platform's", () => {
  const all = [payment(1, { regionId: null, ownerUid: null }), payment(2, { ownerUid: null })];
  expect(balanceOf(all, JANUARY, SHARE_CAP_CENTS)).toMatchObject({ ownersCents: 0, platformCents: 1_000 });
});

const anyPayment = fc
  .record({
    index: fc.nat(999),
    day: fc.integer({ min: 1, max: 31 }),
    regionId: fc.constantFrom("vega", "lyra", null),
    ownerUid: fc.constantFrom("ada", "eve", null),
    paidCents: fc.integer({ min: 0, max: 700 }),
    taxPercent: fc.integer({ min: 0, max: 30 }),
    refundedShare: fc.integer({ min: 0, max: 4 }),
    lostShare: fc.integer({ min: 0, max: 4 }),
    isDisputed: fc.boolean(),
  })
  .map(({ index, day, paidCents, taxPercent, refundedShare, lostShare, ...rest }) => {
    const refundedCents = Math.floor((paidCents * refundedShare) / 8);
    return payment(index, {
      ...rest,
      paidAt: new Date(Date.UTC(2102, 0, day)),
      paidCents,
      refundedCents,
      lostCents: Math.floor(((paidCents - refundedCents) * lostShare) / 8),
      totalCents: 500 + 5 * taxPercent,
      totalExcludingTaxCents: 500,
    });
  });
const anyMonth = fc.uniqueArray(anyPayment, { selector: ({ paymentId }) => paymentId, maxLength: 40 });

test("every cent of a month is somewhere, nobody's below zero, no region above the cap", () => {
  fc.assert(
    fc.property(anyMonth, (all) => {
      const balance = balanceOf(all, JANUARY, SHARE_CAP_CENTS);
      const { paidCents, ...rest } = balance;
      expect(Object.values(rest).reduce((sum, cents) => sum + cents, 0)).toBe(paidCents);
      expect(Math.min(...Object.values(balance))).toBeGreaterThanOrEqual(0);
      for (const regionId of ["vega", "lyra"]) {
        const own = partsOf(all, JANUARY, SHARE_CAP_CENTS).filter((part) => part.regionId === regionId);
        expect(sumOf(own)).toBeLessThanOrEqual(SHARE_CAP_CENTS);
      }
    }),
    { numRuns: 200 },
  );
});

test("the same payments in another order give the same parts", () => {
  fc.assert(
    fc.property(anyMonth, fc.infiniteStream(fc.nat()), (all, keys) => {
      const shuffled = all
        .map((each) => [keys.next().value as number, each] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, each]) => each);
      expect(partsOf(shuffled, JANUARY, SHARE_CAP_CENTS)).toEqual(partsOf(all, JANUARY, SHARE_CAP_CENTS));
    }),
    { numRuns: 200 },
  );
});
