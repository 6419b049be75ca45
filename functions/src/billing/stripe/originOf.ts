import type Stripe from "stripe";
import type { AppliedKind } from "./stripeEvent.ts";

/** Whose an object of Stripe's is, by the metadata that we gave it. */
export type Origin =
  | { readonly kind: "checkout"; readonly checkoutId: string }
  | { readonly kind: "payment"; readonly checkoutId: string; readonly paymentId: string }
  | { readonly kind: "customer" }
  | { readonly kind: "payout"; readonly statementId: string }
  /** Of another project at the same account, or made by hand. */
  | { readonly kind: "foreign" };

const FOREIGN: Origin = { kind: "foreign" };

/**
 * The checkout, and the payment, that an object of Stripe's belongs to: one request, or two, since a charge names no invoice.
 * @throws what Stripe says of an object that it does not have.
 */
export async function originOf(
  api: Stripe,
  kind: AppliedKind,
  objectId: string,
  project: string,
): Promise<Origin> {
  switch (kind) {
    case "checkout.session":
      return checkoutIn((await api.checkout.sessions.retrieve(objectId)).metadata, project);
    case "subscription":
      return checkoutIn((await api.subscriptions.retrieve(objectId)).metadata, project);
    case "invoice":
      return checkoutIn(metadataOf(await api.invoices.retrieve(objectId)), project);
    case "invoice_payment": {
      const payment = await api.invoicePayments.retrieve(objectId, { expand: ["invoice"] });
      return paymentIn(payment, project);
    }
    case "charge":
      return paymentOf(api, (await api.charges.retrieve(objectId)).payment_intent, project);
    case "refund":
      return paymentOf(api, (await api.refunds.retrieve(objectId)).payment_intent, project);
    case "dispute":
      return paymentOf(api, (await api.disputes.retrieve(objectId)).payment_intent, project);
    case "radar.early_fraud_warning": {
      const warning = await api.radar.earlyFraudWarnings.retrieve(objectId);
      return paymentOf(api, warning.payment_intent ?? null, project);
    }
    case "transfer": {
      const { statementId, project: theirs } = (await api.transfers.retrieve(objectId)).metadata;
      return theirs !== project || statementId === undefined ? FOREIGN : { kind: "payout", statementId };
    }
    case "customer":
      return (await api.customers.retrieve(objectId)).deleted ? { kind: "customer" } : FOREIGN;
  }
}

function checkoutIn(metadata: Stripe.Metadata | null | undefined, project: string): Origin {
  const { checkoutId, project: theirs } = metadata ?? {};
  return theirs !== project || checkoutId === undefined ? FOREIGN : { kind: "checkout", checkoutId };
}

const metadataOf = ({ parent }: Stripe.Invoice) => parent?.subscription_details?.metadata;

function paymentIn({ id: paymentId, invoice }: Stripe.InvoicePayment, project: string): Origin {
  const origin = checkoutIn(metadataOf(invoice as Stripe.Invoice), project);
  return origin.kind === "checkout" ? { ...origin, kind: "payment", paymentId } : origin;
}

async function paymentOf(
  api: Stripe,
  intent: string | Stripe.PaymentIntent | null,
  project: string,
): Promise<Origin> {
  if (intent === null) return FOREIGN;
  const payment = { type: "payment_intent", payment_intent: String(intent) } as const;
  const found = await api.invoicePayments.list({ payment, status: "paid", expand: ["data.invoice"] });
  return found.data[0] === undefined ? FOREIGN : paymentIn(found.data[0], project);
}
