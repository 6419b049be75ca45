import { expect, test } from "vitest";
import { type Buyer, buyerAfter, newBuyer, withCheckout } from "../../../functions/src/billing/buyer.ts";
import { type FetchedPurchase, purchaseOf } from "../../../functions/src/billing/purchase.ts";
import type { Checkout, Subscription } from "../../../functions/src/billing/schema.ts";
import { withApplied, withNumberTaken } from "../../../functions/src/billing/sequence.ts";

const NOW = new Date("2102-03-10T00:00:00Z");
const SUBJECT = { kind: "region", regionId: "vega" } as const;
const PERIOD_END = Date.UTC(2102, 3, 1) / 1_000;
const FINALIZED = Date.UTC(2102, 2, 1) / 1_000;

const checkout: Checkout = {
  checkoutId: "one",
  uid: "ada",
  subject: SUBJECT,
  takesOver: null,
  opening: { displayName: "Vega", configuration: "{}" },
  priceId: "price_region",
  status: "open",
  customerId: "cus_1",
  formerCustomers: 0,
  sessionId: "cs_1",
  replacedSessionId: null,
  url: "http://127.0.0.1/",
  returnUrl: "http://127.0.0.1/",
  attempt: 0,
  build: null,
  fetchSeq: 0,
  appliedSeq: 0,
  createdAt: NOW,
  expiresAt: NOW,
  dueAt: NOW,
};

function atStripe(status: string, more: object = {}, paymentStatus = "paid"): FetchedPurchase {
  return {
    session: { status: "complete", paymentStatus },
    customerId: "cus_1",
    subscription: {
      id: "sub_1",
      status,
      priceId: "price_region",
      currentPeriodEnd: PERIOD_END,
      cancelsAtPeriodEnd: false,
      openInvoiceFinalizedAt: null,
      paidAt: null,
      endedAt: null,
      ...more,
    },
  };
}

/** A life of seven events: what Stripe has of the checkout once each has happened. */
const LIFE: readonly FetchedPurchase[] = [
  atStripe("incomplete", {}, "unpaid"),
  atStripe("active"),
  atStripe("past_due", { openInvoiceFinalizedAt: FINALIZED }),
  atStripe("active"),
  atStripe("active", { cancelsAtPeriodEnd: true }),
  atStripe("unpaid", { openInvoiceFinalizedAt: FINALIZED }),
  atStripe("canceled"),
];

interface World {
  readonly checkout: Checkout;
  readonly subscription: Subscription | undefined;
  readonly buyer: Buyer;
  /** How often what was paid for was given. */
  readonly gifts: number;
}

const BEGIN: World = {
  checkout,
  subscription: undefined,
  buyer: withCheckout(newBuyer("ada"), SUBJECT, "one", NOW).buyer,
  gifts: 0,
};

const taken = (world: World): World => ({
  ...world,
  checkout: { ...world.checkout, ...withNumberTaken(world.checkout) },
});

/** What the apply decides, as the transaction does: the same pure functions in the same order. */
function applied(world: World, fetched: FetchedPurchase, fetchedAs: number): World {
  const sequence = withApplied(world.checkout, fetchedAs);
  if (sequence === null) return world;
  const purchase = purchaseOf(world.checkout, fetched, world.subscription, ["price_region"], NOW);
  const isFirst = purchase.status === "completed" && world.checkout.status !== "completed";
  return {
    checkout: { ...world.checkout, ...sequence, status: purchase.status, dueAt: purchase.dueAt },
    subscription: purchase.subscription ?? world.subscription,
    buyer: buyerAfter(world.buyer, world.checkout, purchase).buyer,
    gifts: world.gifts + (isFirst ? 1 : 0),
  };
}

function* orders(left: readonly number[]): Generator<number[]> {
  if (left.length === 0) yield [];
  for (const first of left)
    for (const rest of orders(left.filter((one) => one !== first))) yield [first, ...rest];
}

/** Everything but the numbers, which count the handlers. */
const outcome = ({ checkout: { fetchSeq, appliedSeq, ...kept }, ...world }: World) => ({
  ...world,
  checkout: kept,
});

const straight = LIFE.reduce((world, fetched, index) => applied(taken(world), fetched, index + 1), BEGIN);

test("all 5,040 orders of a seven-event life, Stripe's objects changing between the events, come to one end", () => {
  expect(straight).toMatchObject({
    gifts: 1,
    checkout: { status: "completed" },
    buyer: { live: {}, open: {} },
  });
  let count = 0;
  for (const order of orders([0, 1, 2, 3, 4, 5, 6])) {
    let world = BEGIN;
    let happened = 0;
    for (const [index, event] of order.entries()) {
      // An event cannot come before it has happened, and by then Stripe may be further on.
      happened = Math.max(happened, event);
      world = applied(taken(world), LIFE[happened]!, index + 1);
    }
    expect(outcome(world), order.join()).toEqual(outcome(straight));
    count += 1;
  }
  expect(count).toBe(5_040);
});

test("and with each handler overtaken by the next: fetched before, applied after", () => {
  for (const order of orders([0, 1, 2, 3, 4, 5, 6])) {
    let world = BEGIN;
    let happened = 0;
    const fetches: { fetched: FetchedPurchase; as: number }[] = [];
    for (const event of order) {
      happened = Math.max(happened, event);
      world = taken(world);
      fetches.push({ fetched: LIFE[happened]!, as: world.checkout.fetchSeq });
      // Every second handler waits until the one after it is done.
      if (fetches.length === 2)
        for (const { fetched, as } of fetches.splice(0).toReversed()) world = applied(world, fetched, as);
    }
    for (const { fetched, as } of fetches) world = applied(world, fetched, as);
    expect(outcome(world), order.join()).toEqual(outcome(straight));
  }
});
