import { GameError } from "../platform/errors.ts";
import { ENDED } from "./entitlement.ts";
import type { Purchase } from "./purchase.ts";
import type { Checkout } from "./schema.ts";
import { type Subject, subjectKey } from "./subject.ts";

/** How many region checkouts a player may open in a UTC day: each holds names. */
export const REGION_CHECKOUTS_A_DAY = 5;

/** What a player has bought and is buying: one document a player, which no other player's act writes. */
export interface Buyer {
  readonly uid: string;
  /** Stripe's customer; null before the first checkout was opened. */
  readonly customerId: string | null;
  /** Customers of the buyer's that were deleted at Stripe, the latest ones. */
  readonly formerCustomerIds: readonly string[];
  /** The account at Stripe to which shares are paid out; null while they become credit. */
  readonly payoutAccountId: string | null;
  /** Since a dispute was lost: no new checkout until an administrator lifts it. */
  readonly barredSince: Date | null;
  /** Payments that are disputed, or that a bank has warned of: no new checkout while there is one. */
  readonly troubledPaymentIds: readonly string[];
  /** Subject → the checkout that is open for it. */
  readonly open: Readonly<Record<string, string>>;
  /** Subject → the subscription that runs for it. */
  readonly live: Readonly<Record<string, string>>;
  readonly regionCheckouts: { readonly day: string; readonly count: number };
}

export function newBuyer(uid: string): Buyer {
  return {
    uid,
    customerId: null,
    formerCustomerIds: [],
    payoutAccountId: null,
    barredSince: null,
    troubledPaymentIds: [],
    open: {},
    live: {},
    regionCheckouts: { day: "1970-01-01", count: 0 },
  };
}

/** The buyer as a customer of Stripe's. @throws GameError `NOTHING_BOUGHT` where there was no checkout yet. */
export function requireCustomer(buyer: Buyer | undefined): Buyer & { readonly customerId: string } {
  const customerId = buyer?.customerId ?? null;
  if (buyer !== undefined && customerId !== null) return { ...buyer, customerId };
  throw new GameError("NOTHING_BOUGHT", "You have bought nothing yet: billing/createCheckout comes first.");
}

/**
 * The buyer with a new checkout in the place of the one that was open for the same subject, whose id is returned.
 * @throws GameError `CUSTOMER_BARRED`, `PAYMENT_DISPUTED`, `ALREADY_SUBSCRIBED` or `TOO_MANY_CHECKOUTS`.
 */
export function withCheckout(
  buyer: Buyer,
  subject: Subject,
  checkoutId: string,
  now: Date,
): { readonly buyer: Buyer; readonly replacedId: string | null } {
  requireMayBuy(buyer, subject);
  const key = subjectKey(subject);
  return {
    buyer: {
      ...buyer,
      open: { ...buyer.open, [key]: checkoutId },
      regionCheckouts: subject.kind === "region" ? counted(buyer, now) : buyer.regionCheckouts,
    },
    replacedId: buyer.open[key] ?? null,
  };
}

/** @throws GameError `CUSTOMER_BARRED`, `PAYMENT_DISPUTED`. */
export function requireUntroubled({
  barredSince,
  troubledPaymentIds,
}: Pick<Buyer, "barredSince" | "troubledPaymentIds">): void {
  if (barredSince !== null) {
    throw new GameError(
      "CUSTOMER_BARRED",
      "A payment of yours was lost in a dispute: an administrator must lift the bar before you can buy or hand on anything.",
    );
  }
  if (troubledPaymentIds.length > 0) {
    throw new GameError(
      "PAYMENT_DISPUTED",
      "A payment of yours is disputed, or your bank has warned of it: you buy and hand on nothing until that has ended.",
    );
  }
}

function requireMayBuy(buyer: Buyer, subject: Subject): void {
  requireUntroubled(buyer);
  const { live } = buyer;
  if (live[subjectKey(subject)] === undefined) return;
  const what = subject.kind === "region" ? `the region "${subject.regionId}"` : "Galactic Citizen";
  throw new GameError(
    "ALREADY_SUBSCRIBED",
    `You have a subscription for ${what} already; billing/openPortal shows it.`,
  );
}

function counted({ regionCheckouts }: Buyer, now: Date): Buyer["regionCheckouts"] {
  const day = now.toISOString().slice(0, 10);
  const count = regionCheckouts.day === day ? regionCheckouts.count + 1 : 1;
  if (count <= REGION_CHECKOUTS_A_DAY) return { day, count };
  throw new GameError(
    "TOO_MANY_CHECKOUTS",
    `You have opened ${REGION_CHECKOUTS_A_DAY} checkouts for regions today, the most a day; go on after midnight UTC.`,
    { bound: REGION_CHECKOUTS_A_DAY },
  );
}

/**
 * The buyer once a purchase was fetched. `isSurplus`: the buyer has another subscription for the same subject, so that
 * this one is to be given back.
 */
export function buyerAfter(
  buyer: Buyer,
  { checkoutId, subject }: Pick<Checkout, "checkoutId" | "subject">,
  { status, subscription }: Pick<Purchase, "status" | "subscription">,
): { readonly buyer: Buyer; readonly isSurplus: boolean } {
  const isClosed = status === "expired" || status === "completed" || status === "refunded";
  const after = isClosed ? withoutCheckout(buyer, subject, checkoutId) : buyer;
  if (subscription === null) return { buyer: after, isSurplus: false };
  const isLive = status !== "refunded" && !ENDED.includes(subscription.status);
  return withSubscription(after, subject, subscription.subscriptionId, isLive);
}

/** Troubles and former customers that are kept: more than one buyer ever has at once. */
export const MOST_KEPT = 50;

/** The buyer with the customer that a checkout has; one that was deleted at Stripe does not come back. */
export function withCustomer(buyer: Buyer, customerId: string | null): Buyer {
  const isNew = customerId !== null && !buyer.formerCustomerIds.includes(customerId);
  return isNew ? { ...buyer, customerId } : buyer;
}

/** The buyer once the customer was deleted at Stripe: the next checkout makes another one. */
export function withoutCustomer(buyer: Buyer, customerId: string): Buyer {
  const former = [...buyer.formerCustomerIds.filter((id) => id !== customerId), customerId];
  return {
    ...buyer,
    customerId: buyer.customerId === customerId ? null : buyer.customerId,
    formerCustomerIds: former.slice(-MOST_KEPT),
  };
}

/** The buyer with a payment in trouble, or out of it. */
export function withTrouble(buyer: Buyer, paymentId: string, isTroubled: boolean): Buyer {
  const others = buyer.troubledPaymentIds.filter((id) => id !== paymentId);
  const troubledPaymentIds = isTroubled ? [...others, paymentId].slice(-MOST_KEPT) : others;
  return { ...buyer, troubledPaymentIds };
}

/** The buyer barred, since the first dispute that was lost. */
export const withBar = (buyer: Buyer, now: Date): Buyer => ({
  ...buyer,
  barredSince: buyer.barredSince ?? now,
});

/** The buyer once a checkout has ended; another checkout for the same subject stays. */
export function withoutCheckout(buyer: Buyer, subject: Subject, checkoutId: string): Buyer {
  const key = subjectKey(subject);
  if (buyer.open[key] !== checkoutId) return buyer;
  const { [key]: _ended, ...open } = buyer.open;
  return { ...buyer, open };
}

/**
 * The buyer once a subscription runs, or has ended. The first one for a subject stays: a second one, paid in another
 * tab, is none of the buyer's and goes back whole.
 */
export function withSubscription(
  buyer: Buyer,
  subject: Subject,
  subscriptionId: string,
  isLive: boolean,
): { readonly buyer: Buyer; readonly isSurplus: boolean } {
  const key = subjectKey(subject);
  const known = buyer.live[key];
  if (isLive && known !== undefined && known !== subscriptionId) return { buyer, isSurplus: true };
  if (isLive)
    return { buyer: { ...buyer, live: { ...buyer.live, [key]: subscriptionId } }, isSurplus: false };
  if (known !== subscriptionId) return { buyer, isSurplus: known !== undefined };
  const { [key]: _ended, ...live } = buyer.live;
  return { buyer: { ...buyer, live }, isSurplus: false };
}
