import { describe, expect, test } from "vitest";
import {
  newBuyer,
  withBar,
  withCheckout,
  withCustomer,
  withoutCustomer,
  withTrouble,
} from "../../../functions/src/billing/buyer.ts";
import { type FetchedPayment, isWithheld, moneyOf } from "../../../functions/src/billing/payments/payment.ts";
import { asApplied } from "../../../functions/src/billing/stripe/stripeEvent.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";

const PAID: FetchedPayment = {
  subscriptionId: "sub_1",
  isFirst: true,
  invoiceId: "in_1",
  hostedUrl: null,
  totalCents: 500,
  totalExcludingTaxCents: 500,
  currency: "usd",
  paidAt: 4_165_000_000,
  paidCents: 500,
  refundedCents: 0,
  disputes: [],
  isWarned: false,
};
const paidAt = new Date(PAID.paidAt * 1_000);
const days = (number: number, ms = 0) => after(paidAt, number * DAY_MS + ms);
const leftOf = (
  more: Partial<FetchedPayment>,
  before?: { readonly warningLifted: boolean },
  now: Date = paidAt,
) => moneyOf({ ...PAID, ...more, paidAt }, before, now);
const disputed = (status: string, more: Partial<FetchedPayment> = {}) =>
  leftOf({ ...more, disputes: [{ status, amountCents: 500 }] });

describe("what a dispute does, by Stripe's status", () => {
  test.each([
    ["needs_response", { isDisputed: true, lostCents: 0 }],
    ["under_review", { isDisputed: true, lostCents: 0 }],
    ["lost", { isDisputed: false, lostCents: 500 }],
    ["won", { isDisputed: false, lostCents: 0 }],
    ["warning_needs_response", { isDisputed: false, lostCents: 0 }],
    ["warning_under_review", { isDisputed: false, lostCents: 0 }],
    ["warning_closed", { isDisputed: false, lostCents: 0 }],
    ["prevented", { isDisputed: false, lostCents: 0 }],
  ])("%s", (status, expected) => {
    const { money, unknown } = disputed(status);
    expect(money).toMatchObject(expected);
    expect(unknown).toBeNull();
  });

  test("one that nobody knows withholds, and somebody must look", () => {
    expect(disputed("toString")).toMatchObject({
      money: { isDisputed: true, lostCents: 0 },
      unknown: "the dispute's status toString",
    });
  });

  test("never more is lost than was paid and not refunded", () =>
    expect(disputed("lost", { refundedCents: 200 }).money).toMatchObject({
      refundedCents: 200,
      lostCents: 300,
    }));
});

describe("a bank's warning of fraud", () => {
  test("counts on a first payment, until an administrator lifts it", () => {
    expect(leftOf({ isWarned: true }).money.isWarned).toBe(true);
    expect(leftOf({ isWarned: true, isFirst: false }).money.isWarned).toBe(false);
    expect(leftOf({ isWarned: true }, { warningLifted: true }).money.isWarned).toBe(false);
  });

  test("is over 120 days after the payment, by when a bank has disputed it or will not", () => {
    expect(leftOf({ isWarned: true }, undefined, days(120, -1)).money.isWarned).toBe(true);
    expect(leftOf({ isWarned: true }, undefined, days(120)).money.isWarned).toBe(false);
  });

  test("withholds the payment, as an open dispute does", () => {
    expect(isWithheld({ isDisputed: false, isWarned: true })).toBe(true);
    expect(isWithheld({ isDisputed: true, isWarned: false })).toBe(true);
    expect(isWithheld({ isDisputed: false, isWarned: false })).toBe(false);
  });
});

describe("a buyer", () => {
  const NOW = new Date("2102-03-01T00:00:00Z");
  const buy = (buyer: ReturnType<typeof newBuyer>) =>
    withCheckout(buyer, { kind: "galacticCitizen" }, "one", NOW);

  test("with a payment in trouble opens no checkout; each payment counts by itself", () => {
    const both = withTrouble(withTrouble(newBuyer("ada"), "inpay_1", true), "inpay_2", true);
    expect(() => buy(both)).toThrow(/disputed/);
    const one = withTrouble(both, "inpay_1", false);
    expect(() => buy(one)).toThrow(/disputed/);
    expect(() => buy(withTrouble(one, "inpay_2", false))).not.toThrow();
    expect(withTrouble(both, "inpay_2", true).troubledPaymentIds).toEqual(["inpay_1", "inpay_2"]);
  });

  test("is barred since the first dispute that was lost", () => {
    const barred = withBar(newBuyer("ada"), NOW);
    expect(() => buy(barred)).toThrow(/administrator/);
    expect(withBar(barred, new Date("2102-04-01T00:00:00Z")).barredSince).toEqual(NOW);
  });

  test("never gets a customer back that was deleted at Stripe", () => {
    const bought = withCustomer(newBuyer("ada"), "cus_1");
    const deleted = withoutCustomer(bought, "cus_1");
    expect(withCustomer(deleted, "cus_1").customerId).toBeNull();
    const again = withCustomer(deleted, "cus_2");
    expect(withoutCustomer(again, "cus_1")).toEqual(again);
    expect(withCustomer(again, null).customerId).toBe("cus_2");
  });
});

test.each([
  ["charge.refunded", "charge", true],
  ["charge.succeeded", "charge", false],
  ["refund.failed", "refund", true],
  ["charge.dispute.closed", "dispute", true],
  ["radar.early_fraud_warning.created", "radar.early_fraud_warning", true],
  ["customer.deleted", "customer", true],
  ["customer.updated", "customer", false],
  ["invoice.voided", "invoice", true],
  ["invoice_payment.paid", "invoice_payment", true],
  ["transfer.reversed", "transfer", true],
  ["transfer.created", "transfer", false],
  ["something.new", "constructor", false],
])("%s of a %s is applied: %s", (type, objectKind, isApplied) =>
  expect(asApplied({ type, objectKind }) !== null).toBe(isApplied),
);
