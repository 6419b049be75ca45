import { ENDED } from "../entitlement.ts";
import { isWarningOver, moneyOf } from "../payments/payment.ts";
import type { Payment } from "../payments/schema.ts";
import type { Checkout, Subscription } from "../schema.ts";

/** What reconciliation compares of a subscription. */
export interface SubscriptionAtStripe {
  readonly subscriptionId: string;
  readonly checkoutId: string;
  readonly status: string;
  readonly currentPeriodEnd: number;
  readonly cancelsAtPeriodEnd: boolean;
}

/** The checkouts to be fetched anew: of a subscription that only one side has, or that the two have differently. */
export function subscriptionsApart(
  stored: readonly Subscription[],
  atStripe: readonly SubscriptionAtStripe[],
): string[] {
  const known = new Map(stored.map((one) => [one.subscriptionId, one]));
  const apart = atStripe.filter((theirs) => {
    const ours = known.get(theirs.subscriptionId);
    return (
      ours?.status !== theirs.status ||
      ours.currentPeriodEndsAt.getTime() !== theirs.currentPeriodEnd * 1_000 ||
      ours.cancelsAtPeriodEnd !== theirs.cancelsAtPeriodEnd
    );
  });
  const theirIds = new Set(atStripe.map(({ subscriptionId }) => subscriptionId));
  const gone = stored.filter(
    ({ subscriptionId, status }) => !ENDED.includes(status) && !theirIds.has(subscriptionId),
  );
  return [...new Set([...apart, ...gone].map(({ checkoutId }) => checkoutId))];
}

/** What a checkout may be when its session has this status at Stripe. */
const EXPECTED: Readonly<Record<string, readonly Checkout["status"][]>> = {
  open: ["reserved", "open"],
  complete: ["processing", "completed", "refunded", "expired"],
  expired: ["expired"],
};

export interface SessionAtStripe {
  readonly checkoutId: string;
  readonly status: string;
  readonly isPaid: boolean;
}

/**
 * The checkouts to be fetched anew: what can be paid, or was paid, on one side alone.
 * @param from what is older may be missing at Stripe's side, since its list begins then.
 */
export function checkoutsApart(
  stored: readonly Pick<Checkout, "checkoutId" | "status" | "createdAt">[],
  atStripe: readonly SessionAtStripe[],
  from: Date,
): string[] {
  const known = new Map(stored.map((one) => [one.checkoutId, one.status]));
  const apart = atStripe.filter(({ checkoutId, status, isPaid }) => {
    const ours = known.get(checkoutId);
    if (ours === undefined) return false;
    return !(EXPECTED[status] ?? []).includes(ours) || (isPaid && ours === "processing");
  });
  const theirIds = new Set(atStripe.map(({ checkoutId }) => checkoutId));
  const gone = stored.filter(
    ({ checkoutId, status, createdAt }) =>
      (status === "open" || status === "processing") && createdAt >= from && !theirIds.has(checkoutId),
  );
  return [...new Set([...apart, ...gone].map(({ checkoutId }) => checkoutId))];
}

export interface PaymentAtStripe {
  readonly paymentId: string;
  readonly checkoutId: string;
  readonly intentId: string;
  readonly refundedCents: number;
}

export interface DisputeAtStripe {
  readonly disputeId: string;
  readonly intentId: string;
  readonly status: string;
  readonly amountCents: number;
}

/** What banks say of the payments of the time. */
export interface TroubleAtStripe {
  readonly disputes: readonly DisputeAtStripe[];
  /** Payment intents of early fraud warnings that neither a refund nor a dispute has followed. */
  readonly warnedIntentIds: readonly string[];
}

type ComparedPayment = Pick<
  Payment,
  | "paymentId"
  | "checkoutId"
  | "paidAt"
  | "isFirst"
  | "paidCents"
  | "refundedCents"
  | "isDisputed"
  | "lostCents"
  | "isWarned"
  | "warningLifted"
>;

/** Whether the banks say something else of a payment than what is stored. */
function isTroubleApart(
  ours: ComparedPayment,
  { disputes, isWarned }: { readonly disputes: readonly DisputeAtStripe[]; readonly isWarned: boolean },
  now: Date,
): boolean {
  const { money } = moneyOf({ ...ours, disputes, isWarned }, ours, now);
  return TROUBLE.some((field) => money[field] !== ours[field]);
}
const TROUBLE = ["isDisputed", "lostCents", "isWarned"] as const;

/**
 * The payments to be fetched anew: those that one side alone has, or with other refunds, disputes or warnings.
 * @param from as of `checkoutsApart`.
 */
export function paymentsApart(
  stored: readonly ComparedPayment[],
  atStripe: readonly PaymentAtStripe[],
  { disputes, warnedIntentIds }: TroubleAtStripe,
  { from, now }: { readonly from: Date; readonly now: Date },
): Pick<PaymentAtStripe, "paymentId" | "checkoutId">[] {
  const known = new Map(stored.map((one) => [one.paymentId, one]));
  const theirIds = new Set(atStripe.map(({ paymentId }) => paymentId));
  const disputed = Map.groupBy(disputes, ({ intentId }) => intentId);
  const warned = new Set(warnedIntentIds);
  const apart = atStripe.filter(({ paymentId, intentId, refundedCents }) => {
    const ours = known.get(paymentId);
    return (
      ours?.refundedCents !== refundedCents ||
      isTroubleApart(ours, { disputes: disputed.get(intentId) ?? [], isWarned: warned.has(intentId) }, now)
    );
  });
  const gone = stored.filter(({ paymentId, paidAt }) => paidAt >= from && !theirIds.has(paymentId));
  return [...apart, ...gone].map(({ paymentId, checkoutId }) => ({ paymentId, checkoutId }));
}

/** Of the payments that a bank has warned of those of which time alone has ended the warning. */
export function warningsOver(
  warned: readonly Pick<Payment, "paymentId" | "checkoutId" | "paidAt">[],
  now: Date,
): Pick<PaymentAtStripe, "paymentId" | "checkoutId">[] {
  const over = warned.filter((payment) => isWarningOver(payment, now));
  return over.map(({ paymentId, checkoutId }) => ({ paymentId, checkoutId }));
}
