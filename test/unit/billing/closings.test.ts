import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newBuyer } from "../../../functions/src/billing/buyer.ts";
import {
  correctionOf,
  latestToClose,
  monthToClose,
  payoutAt,
} from "../../../functions/src/billing/shares/closingDay.ts";
import { mayBePaid } from "../../../functions/src/billing/shares/payStatement.ts";
import {
  type CitizenPayment,
  type Month,
  partsOf,
} from "../../../functions/src/billing/shares/revenueShare.ts";
import {
  type ClosedShare,
  ownersIn,
  type Statement,
  sharesAfter,
  statementOf,
  sumOf,
} from "../../../functions/src/billing/shares/statement.ts";
import { monthOf } from "../../../functions/src/platform/ledger/day.ts";

const SHARE_CAP_CENTS = 2_500;

const at = (instant: string) => new Date(instant);

describe("a month is closed from the fifth of the next one on, UTC", () => {
  test.each([
    ["2102-02-04T23:59:59Z", "2101-12"],
    ["2102-02-05T00:00:00Z", "2102-01"],
    ["2102-03-04T12:00:00Z", "2102-01"],
    ["2102-01-05T00:00:00Z", "2101-12"],
  ])("at %s the latest is %s", (now, month) => expect(latestToClose(at(now))).toBe(month));

  test("one after the other, and none twice", () => {
    const now = at("2102-05-05T01:30:00Z");
    expect(monthToClose({ lastClosed: null, firstPaid: null }, now)).toBeNull();
    expect(monthToClose({ lastClosed: null, firstPaid: "2102-02" }, now)).toBe("2102-02");
    expect(monthToClose({ lastClosed: null, firstPaid: "2102-05" }, now)).toBeNull();
    expect(monthToClose({ lastClosed: "2102-01", firstPaid: null }, now)).toBe("2102-02");
    expect(monthToClose({ lastClosed: "2102-04", firstPaid: null }, now)).toBeNull();
  });

  test("is paid out 30 days after its end", () => {
    expect(payoutAt("2102-01")).toEqual(at("2102-03-03T00:00:00Z"));
    expect(payoutAt("2101-12")).toEqual(at("2102-01-31T00:00:00Z"));
  });
});

test("a payment that changes before its month is closed is corrected by none, later by the next closing", () => {
  expect(correctionOf("2102-01", at("2102-01-20T00:00:00Z"))).toBeNull();
  expect(correctionOf("2102-01", at("2102-02-04T23:59:59Z"))).toBeNull();
  expect(correctionOf("2102-01", at("2102-02-05T00:00:00Z"))).toBe("2102-02");
  expect(correctionOf("2102-01", at("2102-06-04T00:00:00Z"))).toBe("2102-05");
  expect(correctionOf(null, at("2102-06-04T00:00:00Z"))).toBeNull();
});

test("nothing is paid out to who is barred, has a payment in dispute, or has bought nothing", () => {
  const buyer = { ...newBuyer("ada"), customerId: "cus_1" };
  expect(mayBePaid(buyer)).toBe(true);
  expect(mayBePaid({ ...buyer, barredSince: at("2102-01-01T00:00:00Z") })).toBe(false);
  expect(mayBePaid({ ...buyer, troubledPaymentIds: ["inpay_1"] })).toBe(false);
});

const MONTHS: readonly Month[] = ["2102-01", "2102-02", "2102-03", "2102-04", "2102-05"];
/** By the last closing all that changes has changed. */
const LAST: Month = "2102-06";

interface Change {
  readonly at: Date;
  readonly fields: Partial<CitizenPayment>;
}
interface Life {
  readonly payment: CitizenPayment;
  readonly changes: readonly Change[];
}

const anyInstant = fc
  .integer({ min: Date.UTC(2102, 0, 1), max: Date.UTC(2102, 4, 30) })
  .map((ms) => new Date(ms));

const anyLife = fc
  .record({
    index: fc.nat(9_999),
    paidAt: anyInstant,
    regionId: fc.constantFrom("vega", "lyra"),
    paidCents: fc.constantFrom(500, 595, 333),
    changes: fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 90 * 86_400_000 }),
        what: fc.constantFrom("refund", "half", "dispute", "won", "lost"),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ index, paidAt, regionId, paidCents, changes }): Life => {
    const end = Date.UTC(2102, 5, 29);
    return {
      // The region is handed on in the middle of each month.
      payment: {
        paymentId: `inpay_${index}`,
        invoiceId: `in_${index}`,
        paidAt,
        regionId,
        ownerUid: paidAt.getUTCDate() < 15 ? "ada" : "eve",
        paidCents,
        refundedCents: 0,
        lostCents: 0,
        isDisputed: false,
        totalCents: paidCents,
        totalExcludingTaxCents: paidCents === 595 ? 500 : paidCents,
      },
      changes: changes
        .map(({ after, what }) => ({
          at: new Date(Math.min(paidAt.getTime() + after, end)),
          fields: fieldsOf(what, paidCents),
        }))
        .toSorted((a, b) => a.at.getTime() - b.at.getTime()),
    };
  });

function fieldsOf(what: string, paidCents: number): Partial<CitizenPayment> {
  if (what === "refund") return { refundedCents: paidCents, lostCents: 0, isDisputed: false };
  if (what === "half") return { refundedCents: Math.floor(paidCents / 2), lostCents: 0 };
  if (what === "dispute") return { isDisputed: true };
  if (what === "won") return { isDisputed: false };
  return { isDisputed: false, lostCents: paidCents, refundedCents: 0 };
}

const known = ({ payment, changes }: Life, now: Date): CitizenPayment =>
  Object.assign({ ...payment }, ...changes.filter((change) => change.at <= now).map(({ fields }) => fields));

/** Closes every month as the task does: the payments of the month, and again what has changed since it was closed. */
function closeAll(lives: readonly Life[]): { statements: Statement[]; read: number } {
  let closed: ClosedShare[] = [];
  const debts = new Map<string, number>();
  const statements: Statement[] = [];
  let read = 0;
  for (const month of [...MONTHS, LAST]) {
    const next = month === LAST ? "2102-07" : (MONTHS[MONTHS.indexOf(month) + 1] ?? LAST);
    const now = at(`${next}-05T01:30:00Z`);
    const own = lives.filter(({ payment }) => monthOf(payment.paidAt) === month);
    read += own.length;
    const late = lives.filter(({ payment, changes }) => {
      const last = changes.findLast((change) => change.at <= now);
      return last !== undefined && correctionOf(monthOf(payment.paidAt), last.at) === month;
    });
    const pairs = new Map(
      late.map(({ payment: { regionId, paidAt } }) => [
        `${regionId} ${monthOf(paidAt)}`,
        { regionId: regionId!, month: monthOf(paidAt) },
      ]),
    );
    const reopened = [...pairs.values()].map((pair) => {
      const theirs = lives.filter(
        ({ payment }) => payment.regionId === pair.regionId && monthOf(payment.paidAt) === pair.month,
      );
      return {
        ...pair,
        parts: partsOf(
          theirs.map((life) => known(life, now)),
          pair.month,
          SHARE_CAP_CENTS,
        ),
      };
    });
    const facts = {
      parts: partsOf(
        own.map((life) => known(life, now)),
        month,
        SHARE_CAP_CENTS,
      ),
      reopened,
      closed,
    };
    for (const ownerUid of ownersIn(facts)) {
      const statement = statementOf(ownerUid, month, facts, debts.get(ownerUid) ?? 0);
      if (statement.lines.length === 0 && statement.corrections.length === 0) continue;
      statements.push(statement);
      debts.set(ownerUid, statement.debtCents);
      const isOf = (share: ClosedShare) => (other: ClosedShare) =>
        other.ownerUid === share.ownerUid && other.regionId === share.regionId && other.month === share.month;
      for (const share of sharesAfter(statement, facts.closed))
        closed = [...closed.filter((other) => !isOf(share)(other)), share];
    }
  }
  return { statements, read };
}

test("200 random half-years of refunds, disputes and owners: what was paid out less what is owed is what the payments bring in the end", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyLife, { selector: ({ payment }) => payment.paymentId, maxLength: 60 }),
      (lives) => {
        const { statements, read } = closeAll(lives);
        expect(read).toBe(lives.length);
        const end = at("2102-07-05T01:30:00Z");
        const final = lives.map((life) => known(life, end));
        const parts = MONTHS.flatMap((month) => partsOf(final, month, SHARE_CAP_CENTS));
        for (const ownerUid of ["ada", "eve"]) {
          const own = statements.filter((statement) => statement.ownerUid === ownerUid);
          const paid = own.reduce((sum, { payableCents }) => sum + payableCents, 0);
          const owed = own.at(-1)?.debtCents ?? 0;
          expect(paid - owed).toBe(sumOf(parts.filter((part) => part.ownerUid === ownerUid)));
          for (const { payableCents, debtCents } of own) expect(Math.min(payableCents, debtCents)).toBe(0);
        }
        for (const regionId of ["vega", "lyra"])
          for (const month of MONTHS)
            expect(
              sumOf(partsOf(final, month, SHARE_CAP_CENTS).filter((part) => part.regionId === regionId)),
            ).toBeLessThanOrEqual(SHARE_CAP_CENTS);
        // The same inputs in another order, the same bytes.
        expect(JSON.stringify(closeAll(lives.toReversed()).statements)).toBe(JSON.stringify(statements));
      },
    ),
    { numRuns: 200 },
  );
});
