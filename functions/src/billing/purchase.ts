import { type Entitlement, entitlementOf } from "./entitlement.ts";
import type { Checkout, Subscription } from "./schema.ts";

/** What Stripe had of a checkout when it was fetched. Instants in seconds, as Stripe has them. */
export interface FetchedPurchase {
  readonly session: { readonly status: string; readonly paymentStatus: string };
  readonly customerId: string | null;
  /** Null before the session was completed. */
  readonly subscription: {
    readonly id: string;
    readonly status: string;
    readonly priceId: string;
    readonly currentPeriodEnd: number;
    readonly cancelsAtPeriodEnd: boolean;
    readonly openInvoiceFinalizedAt: number | null;
    /** When its latest invoice was paid; null where it is not. */
    readonly paidAt: number | null;
    readonly endedAt: number | null;
  } | null;
}

/** What a checkout has become, and the subscription that it brought; null while there is none. */
export interface Purchase {
  readonly status: Checkout["status"];
  readonly subscription: Subscription | null;
  /** When time alone brings something new: the end of what it gives, or of the time in which it can be paid. */
  readonly dueAt: Date | null;
  /** Stripe has a status or sells at a price that this code does not know: nothing changes, somebody must look. */
  readonly unknown: string | null;
}

/**
 * What follows from what Stripe has: the same whatever events told of it, in whatever order. A session that is complete but
 * not paid opens nothing: a bank answers later.
 * @param before the subscription as it was stored, for what nobody knows.
 */
export function purchaseOf(
  checkout: Checkout,
  { session, subscription: fetched }: Pick<FetchedPurchase, "session" | "subscription">,
  before: Subscription | undefined,
  honouredPriceIds: readonly string[],
  now: Date,
): Purchase {
  const isHonoured = fetched === null || honouredPriceIds.includes(fetched.priceId);
  const status = isHonoured ? statusOf(checkout, { session, subscription: fetched }) : checkout.status;
  if (fetched === null) {
    const dueAt = status === "expired" ? null : checkout.dueAt;
    return { status, subscription: null, dueAt, unknown: null };
  }
  const facts = {
    status: fetched.status,
    openInvoiceFinalizedAt: instantOf(fetched.openInvoiceFinalizedAt),
    currentPeriodEndsAt: new Date(fetched.currentPeriodEnd * 1_000),
    cancelsAtPeriodEnd: fetched.cancelsAtPeriodEnd,
  };
  const decided = entitlementOf(facts, before?.entitlement, now);
  const entitlement = isHonoured ? decided.entitlement : NOTHING;
  return {
    status,
    subscription: {
      subscriptionId: fetched.id,
      uid: checkout.uid,
      checkoutId: checkout.checkoutId,
      subject: checkout.subject,
      priceId: fetched.priceId,
      ...facts,
      paidAt: instantOf(fetched.paidAt),
      endedAt: instantOf(fetched.endedAt),
      entitlement,
    },
    dueAt: entitlement.endsAt,
    unknown: unknownIn(fetched, decided.unknown, isHonoured),
  };
}

const NOTHING: Entitlement = { service: "none", namesHeld: true, regionHeld: false, endsAt: null };

/** What a session that never was, or has gone, comes to. */
export const NEVER_PAID: FetchedPurchase = {
  session: { status: "expired", paymentStatus: "unpaid" },
  customerId: null,
  subscription: null,
};

/** Once completed, a checkout stays so: what happens to the subscription later is the subscription's. */
function statusOf(
  { status }: Checkout,
  { session, subscription }: Pick<FetchedPurchase, "session" | "subscription">,
): Checkout["status"] {
  if (status === "completed" || status === "refunded") return status;
  if (session.status === "expired") return "expired";
  if (session.status !== "complete") return status;
  if (session.paymentStatus === "paid") return "completed";
  return subscription?.status === "incomplete_expired" ? "expired" : "processing";
}

function unknownIn(
  { status, priceId }: NonNullable<FetchedPurchase["subscription"]>,
  isUnknownStatus: boolean,
  isHonoured: boolean,
): string | null {
  if (!isHonoured) return `the price ${priceId}`;
  return isUnknownStatus ? `the status ${status}` : null;
}

const instantOf = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1_000));
