import type Stripe from "stripe";
import type { FetchedPayment } from "../payments/payment.ts";

/**
 * A payment of an invoice with its refunds, disputes and warnings, as Stripe has it now: three requests. Null for one that was
 * not paid through Stripe, or for no subscription.
 */
export async function fetchPayment(api: Stripe, paymentId: string): Promise<FetchedPayment | null> {
  const expand = ["invoice", "payment.payment_intent.latest_charge"];
  const found = await api.invoicePayments.retrieve(paymentId, { expand });
  const intent = found.payment.payment_intent as Stripe.PaymentIntent | undefined;
  const paidAt = found.status_transitions.paid_at;
  if (intent === undefined || paidAt === null) return null;
  const disputes = await api.disputes.list({ payment_intent: intent.id, limit: 100 });
  const warnings = await api.radar.earlyFraudWarnings.list({ payment_intent: intent.id, limit: 100 });
  const invoice = found.invoice as Stripe.Invoice;
  const subscription = invoice.parent?.subscription_details?.subscription ?? null;
  if (subscription === null) return null;
  const charge = intent.latest_charge as Stripe.Charge | null;
  return {
    subscriptionId: String(subscription),
    isFirst: invoice.billing_reason === "subscription_create",
    invoiceId: invoice.id!,
    hostedUrl: invoice.hosted_invoice_url ?? null,
    totalCents: invoice.total,
    totalExcludingTaxCents: invoice.total_excluding_tax ?? invoice.total,
    currency: found.currency,
    paidAt,
    paidCents: found.amount_paid ?? 0,
    refundedCents: charge?.amount_refunded ?? 0,
    disputes: disputes.data.map(({ status, amount }) => ({ status, amountCents: amount })),
    isWarned: warnings.data.some(({ actionable }) => actionable),
  };
}
