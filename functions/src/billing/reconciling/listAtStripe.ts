import type Stripe from "stripe";
import type {
  DisputeAtStripe,
  PaymentAtStripe,
  SessionAtStripe,
  SubscriptionAtStripe,
  TroubleAtStripe,
} from "./differences.ts";

const MOST_A_PAGE = 100;

/** What of Stripe's is this project's, by the metadata that we gave it. */
const checkoutIdIn = (metadata: Stripe.Metadata | null | undefined, project: string) =>
  metadata?.project === project ? metadata.checkoutId : undefined;

/** All subscriptions that have not ended. */
export async function subscriptionsAtStripe(api: Stripe, project: string): Promise<SubscriptionAtStripe[]> {
  const found: SubscriptionAtStripe[] = [];
  for await (const subscription of api.subscriptions.list({ limit: MOST_A_PAGE })) {
    const checkoutId = checkoutIdIn(subscription.metadata, project);
    if (checkoutId === undefined) continue;
    found.push({
      subscriptionId: subscription.id,
      checkoutId,
      status: subscription.status,
      currentPeriodEnd: subscription.items.data[0]!.current_period_end,
      cancelsAtPeriodEnd: subscription.cancel_at_period_end,
    });
  }
  return found;
}

/** @param since in seconds, as Stripe has instants. */
export async function sessionsAtStripe(
  api: Stripe,
  project: string,
  since: number,
): Promise<SessionAtStripe[]> {
  const found: SessionAtStripe[] = [];
  const sessions = api.checkout.sessions.list({ created: { gte: since }, limit: MOST_A_PAGE });
  for await (const { metadata, status, payment_status } of sessions) {
    const checkoutId = checkoutIdIn(metadata, project);
    if (checkoutId !== undefined)
      found.push({ checkoutId, status: status ?? "open", isPaid: payment_status === "paid" });
  }
  return found;
}

export async function paymentsAtStripe(
  api: Stripe,
  project: string,
  since: number,
): Promise<PaymentAtStripe[]> {
  const expand = ["data.invoice", "data.payment.payment_intent.latest_charge"];
  const paid = { status: "paid", created: { gte: since }, limit: MOST_A_PAGE, expand } as const;
  const found: PaymentAtStripe[] = [];
  for await (const { id, invoice, payment } of api.invoicePayments.list({ ...paid, expand: [...expand] })) {
    const { parent } = invoice as Stripe.Invoice;
    const checkoutId = checkoutIdIn(parent?.subscription_details?.metadata, project);
    const intent = payment.payment_intent as Stripe.PaymentIntent | undefined;
    if (checkoutId === undefined || intent === undefined) continue;
    const charge = intent.latest_charge as Stripe.Charge | null;
    const refundedCents = charge?.amount_refunded ?? 0;
    found.push({ paymentId: id, checkoutId, intentId: intent.id, refundedCents });
  }
  return found;
}

/** What banks say of the payments of the time. */
export async function troubleAtStripe(api: Stripe, since: number): Promise<TroubleAtStripe> {
  const [disputes, warnedIntentIds] = await Promise.all([
    disputesAtStripe(api, since),
    warningsAtStripe(api, since),
  ]);
  return { disputes, warnedIntentIds };
}

async function disputesAtStripe(api: Stripe, since: number): Promise<DisputeAtStripe[]> {
  const found: DisputeAtStripe[] = [];
  for await (const { id, payment_intent, status, amount } of api.disputes.list({
    created: { gte: since },
    limit: MOST_A_PAGE,
  }))
    found.push({ disputeId: id, intentId: String(payment_intent), status, amountCents: amount });
  return found;
}

async function warningsAtStripe(api: Stripe, since: number): Promise<string[]> {
  const found: string[] = [];
  for await (const { actionable, payment_intent } of api.radar.earlyFraudWarnings.list({
    created: { gte: since },
    limit: MOST_A_PAGE,
  }))
    if (actionable) found.push(String(payment_intent));
  return found;
}
