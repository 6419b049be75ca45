import { describe, expect, test } from "vitest";
import {
  checkoutsApart,
  paymentsApart,
  subscriptionsApart,
  warningsOver,
} from "../../../functions/src/billing/reconciling/differences.ts";
import { extendedHold } from "../../../functions/src/billing/region/extendedHold.ts";
import type { Checkout, Subscription } from "../../../functions/src/billing/schema.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";

const FROM = new Date("2102-01-01T00:00:00Z");
const LATER = new Date("2102-01-10T00:00:00Z");
const END = new Date("2102-02-01T00:00:00Z");
const days = (number: number, ms = 0) => after(LATER, number * DAY_MS + ms);

describe("subscriptions that are apart", () => {
  const stored = (id: string, status = "active"): Subscription => ({
    subscriptionId: id,
    uid: "ada",
    checkoutId: `checkout of ${id}`,
    subject: { kind: "galacticCitizen" },
    priceId: "price_1",
    status,
    currentPeriodEndsAt: END,
    cancelsAtPeriodEnd: false,
    openInvoiceFinalizedAt: null,
    paidAt: null,
    endedAt: null,
    entitlement: { service: "full", namesHeld: true, regionHeld: false, endsAt: null },
  });
  const theirs = (id: string, more: object = {}) => ({
    subscriptionId: id,
    checkoutId: `checkout of ${id}`,
    status: "active",
    currentPeriodEnd: END.getTime() / 1_000,
    cancelsAtPeriodEnd: false,
    ...more,
  });

  test("none where both sides say the same", () =>
    expect(subscriptionsApart([stored("sub_1")], [theirs("sub_1")])).toEqual([]));

  test.each([
    ["the status", { status: "past_due" }],
    ["the period's end", { currentPeriodEnd: END.getTime() / 1_000 + 1 }],
    ["the cancellation", { cancelsAtPeriodEnd: true }],
  ])("where %s differs", (_what, more) =>
    expect(subscriptionsApart([stored("sub_1")], [theirs("sub_1", more)])).toEqual(["checkout of sub_1"]),
  );

  test("what one side alone has", () => {
    expect(subscriptionsApart([], [theirs("sub_1")])).toEqual(["checkout of sub_1"]);
    expect(subscriptionsApart([stored("sub_1")], [])).toEqual(["checkout of sub_1"]);
    expect(subscriptionsApart([stored("sub_1", "canceled")], [])).toEqual([]);
  });
});

describe("checkouts that are apart", () => {
  const stored = (status: Checkout["status"], createdAt = LATER) => ({
    checkoutId: "one",
    status,
    createdAt,
  });
  const theirs = (status: string, isPaid = false) => ({ checkoutId: "one", status, isPaid });

  test.each<[Checkout["status"], string, boolean, boolean]>([
    ["reserved", "open", false, false],
    ["open", "open", false, false],
    ["open", "complete", true, true],
    ["open", "expired", false, true],
    ["processing", "complete", false, false],
    ["processing", "complete", true, true],
    ["completed", "complete", true, false],
    ["refunded", "complete", true, false],
    ["expired", "expired", false, false],
    ["expired", "complete", false, false],
    ["expired", "open", false, true],
    ["open", "a new status", false, true],
  ])("%s here, %s at Stripe (paid: %s): %s", (here, there, isPaid, isApart) =>
    expect(checkoutsApart([stored(here)], [theirs(there, isPaid)], FROM)).toEqual(isApart ? ["one"] : []),
  );

  test("an open one that Stripe does not list, unless it is older than the list; what is not ours is left alone", () => {
    expect(checkoutsApart([stored("open")], [], FROM)).toEqual(["one"]);
    expect(checkoutsApart([stored("open", new Date(0))], [], FROM)).toEqual([]);
    expect(checkoutsApart([stored("reserved")], [], FROM)).toEqual([]);
    expect(checkoutsApart([], [theirs("complete", true)], FROM)).toEqual([]);
  });
});

describe("payments that are apart", () => {
  const TIME = { from: FROM, now: LATER };
  const stored = (more: object = {}) => ({
    paymentId: "inpay_1",
    checkoutId: "one",
    paidAt: LATER,
    isFirst: true,
    paidCents: 500,
    refundedCents: 0,
    isDisputed: false,
    lostCents: 0,
    isWarned: false,
    warningLifted: false,
    ...more,
  });
  const theirs = { paymentId: "inpay_1", checkoutId: "one", intentId: "pi_1", refundedCents: 0 };
  const QUIET = { disputes: [], warnedIntentIds: [] };
  const WARNED = { ...QUIET, warnedIntentIds: ["pi_1"] };
  const disputed = (status: string) => ({
    ...QUIET,
    disputes: [{ disputeId: "du_1", intentId: "pi_1", status, amountCents: 500 }],
  });
  const APART = [{ paymentId: "inpay_1", checkoutId: "one" }];

  test("none where both sides say the same, disputes included", () => {
    expect(paymentsApart([stored()], [theirs], QUIET, TIME)).toEqual([]);
    expect(paymentsApart([stored({ isDisputed: true })], [theirs], disputed("under_review"), TIME)).toEqual(
      [],
    );
    expect(paymentsApart([stored({ lostCents: 500 })], [theirs], disputed("lost"), TIME)).toEqual([]);
    expect(paymentsApart([stored()], [theirs], disputed("won"), TIME)).toEqual([]);
  });

  test("other refunds, another word on a dispute, or on one side alone", () => {
    expect(paymentsApart([stored({ refundedCents: 100 })], [theirs], QUIET, TIME)).toEqual(APART);
    expect(paymentsApart([stored()], [theirs], disputed("needs_response"), TIME)).toEqual(APART);
    expect(paymentsApart([stored()], [theirs], disputed("lost"), TIME)).toEqual(APART);
    expect(paymentsApart([stored({ isDisputed: true })], [theirs], QUIET, TIME)).toEqual(APART);
    expect(paymentsApart([], [theirs], QUIET, TIME)).toEqual(APART);
    expect(paymentsApart([stored()], [], QUIET, TIME)).toEqual(APART);
    expect(paymentsApart([stored({ paidAt: new Date(0) })], [], QUIET, TIME)).toEqual([]);
  });

  test("a warning that was not heard of, or is over: of a first payment, and unless it was lifted", () => {
    expect(paymentsApart([stored()], [theirs], WARNED, TIME)).toEqual(APART);
    expect(paymentsApart([stored({ isWarned: true })], [theirs], QUIET, TIME)).toEqual(APART);
    expect(paymentsApart([stored({ isWarned: true })], [theirs], WARNED, TIME)).toEqual([]);
    expect(paymentsApart([stored({ warningLifted: true })], [theirs], WARNED, TIME)).toEqual([]);
    expect(paymentsApart([stored({ isFirst: false })], [theirs], WARNED, TIME)).toEqual([]);
  });

  test("a warning that time has ended, 120 days from the payment", () => {
    expect(warningsOver([stored()], days(120, -1))).toEqual([]);
    expect(warningsOver([stored(), stored({ paidAt: days(1) })], days(120))).toEqual(APART);
  });
});

describe("a grace that an operator extends", () => {
  const since = FROM;
  const region = (billing: object | null) =>
    ({ regionId: "vega", holds: { platform: null, billing } }) as Parameters<typeof extendedHold>[0];
  const held = region({ since, until: LATER });

  test("ends so many hours from now, 30 days after it began at the latest", () => {
    expect(extendedHold(held, 48, LATER)).toEqual({
      since,
      until: new Date("2102-01-12T00:00:00Z"),
    });
    expect(extendedHold(held, 21 * 24, LATER).until).toEqual(new Date("2102-01-31T00:00:00Z"));
    expect(() => extendedHold(held, 21 * 24 + 1, LATER)).toThrow(/2102-01-31/);
  });

  test("is none where no payment holds the region", () =>
    expect(() => extendedHold(region(null), 1, LATER)).toThrow(/not held/));
});
