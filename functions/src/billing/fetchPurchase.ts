import type Stripe from "stripe";
import type { FetchedPurchase } from "./purchase.ts";
import { isMissing } from "./stripeClient.ts";
import type { AppliedKind } from "./stripeEvent.ts";

/**
 * The checkout that an object of Stripe's belongs to, by the metadata that we gave it; null for one that is not ours, or
 * that Stripe does not have. One request, two for an invoice's payment.
 */
export async function checkoutIdOf(
  api: Stripe,
  kind: AppliedKind,
  objectId: string,
  project: string,
): Promise<string | null> {
  try {
    const metadata = await metadataOf(api, kind, objectId);
    return metadata?.project === project ? (metadata.checkoutId ?? null) : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function metadataOf(api: Stripe, kind: AppliedKind, objectId: string): Promise<Stripe.Metadata | null> {
  switch (kind) {
    case "checkout.session":
      return (await api.checkout.sessions.retrieve(objectId)).metadata;
    case "subscription":
      return (await api.subscriptions.retrieve(objectId)).metadata;
    case "invoice":
      return (await api.invoices.retrieve(objectId)).parent?.subscription_details?.metadata ?? null;
    default:
      return null;
  }
}

/** All that decides of a checkout, as Stripe has it now: two requests once the session is complete, else one. */
export async function fetchPurchase(api: Stripe, sessionId: string): Promise<FetchedPurchase> {
  const session = await api.checkout.sessions.retrieve(sessionId);
  const subscriptionId = session.subscription;
  const subscription =
    subscriptionId === null
      ? null
      : await api.subscriptions.retrieve(String(subscriptionId), { expand: ["latest_invoice"] });
  return {
    session: { status: session.status ?? "open", paymentStatus: session.payment_status },
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
    currentPeriodEnd: item!.current_period_end,
    cancelsAtPeriodEnd: subscription.cancel_at_period_end,
    openInvoiceFinalizedAt: invoice?.status === "open" ? invoice.status_transitions.finalized_at : null,
  };
}
