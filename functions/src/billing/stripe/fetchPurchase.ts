import type Stripe from "stripe";
import type { FetchedPurchase } from "../purchase.ts";

/** All that decides of a checkout, as Stripe has it now: two requests once the session is complete, else one. */
export async function fetchPurchase(api: Stripe, sessionId: string): Promise<FetchedPurchase> {
  const session = await api.checkout.sessions.retrieve(sessionId);
  const subscriptionId = session.subscription ?? null;
  const subscription =
    subscriptionId === null
      ? null
      : await api.subscriptions.retrieve(String(subscriptionId), { expand: ["latest_invoice"] });
  return {
    session: { status: session.status ?? "open", paymentStatus: session.payment_status },
    customerId: session.customer ? String(session.customer) : null,
    subscription: subscription === null ? null : factsOf(subscription),
  };
}

function factsOf(subscription: Stripe.Subscription): NonNullable<FetchedPurchase["subscription"]> {
  const [item] = subscription.items.data;
  const invoice = subscription.latest_invoice as Stripe.Invoice | null;
  return {
    id: subscription.id,
    status: subscription.status,
    priceId: item!.price.id,
    // Since Basil the period stands on the items.
    currentPeriodEnd: item!.current_period_end,
    cancelsAtPeriodEnd: subscription.cancel_at_period_end,
    paidAt: invoice?.status === "paid" ? invoice.status_transitions.paid_at : null,
    endedAt: subscription.ended_at ?? null,
    openInvoiceFinalizedAt: invoice?.status === "open" ? invoice.status_transitions.finalized_at : null,
  };
}
