import type Stripe from "stripe";
import type { FetchedPurchase, PaidInvoice } from "../purchase.ts";
import type { AppliedKind } from "./stripeEvent.ts";

/** Whose an object of Stripe's is, by the metadata that we gave it. */
export type Origin =
  | { readonly kind: "checkout"; readonly checkoutId: string }
  /** Of another project at the same account, or made by hand. */
  | { readonly kind: "foreign" };

/** The checkout that an object of Stripe's belongs to. One request. @throws what Stripe says of an object that it does not have. */
export async function originOf(
  api: Stripe,
  kind: AppliedKind,
  objectId: string,
  project: string,
): Promise<Origin> {
  const { checkoutId, project: theirs } = (await metadataOf(api, kind, objectId)) ?? {};
  if (theirs !== project || checkoutId === undefined) return { kind: "foreign" };
  return { kind: "checkout", checkoutId };
}

async function metadataOf(api: Stripe, kind: AppliedKind, objectId: string): Promise<Stripe.Metadata | null> {
  switch (kind) {
    case "checkout.session":
      return (await api.checkout.sessions.retrieve(objectId)).metadata;
    case "subscription":
      return (await api.subscriptions.retrieve(objectId)).metadata;
    case "invoice":
      return (await api.invoices.retrieve(objectId)).parent?.subscription_details?.metadata ?? null;
  }
}

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
    paidInvoice: subscription === null ? null : paidInvoiceOf(subscription),
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
    openInvoiceFinalizedAt: invoice?.status === "open" ? invoice.status_transitions.finalized_at : null,
  };
}

function paidInvoiceOf({ latest_invoice }: Stripe.Subscription): PaidInvoice | null {
  const invoice = latest_invoice as Stripe.Invoice | null;
  const paidAt = invoice?.status_transitions.paid_at ?? null;
  if (invoice?.status !== "paid" || paidAt === null) return null;
  return {
    id: invoice.id!,
    amountPaid: invoice.amount_paid,
    currency: invoice.currency,
    paidAt,
    hostedUrl: invoice.hosted_invoice_url ?? null,
  };
}
