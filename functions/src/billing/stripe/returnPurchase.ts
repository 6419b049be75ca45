import type Stripe from "stripe";
import { isRefused } from "./stripeClient.ts";

/**
 * Gives back what was paid in vain: the second of two checkouts for one thing, or a region that could not be made. Its
 * payments are refunded whole, then the subscription ends at once: while it has not, a part may be missing. Safe to repeat.
 */
export async function returnPurchase(api: Stripe, checkoutId: string, subscriptionId: string): Promise<void> {
  const subscription = await api.subscriptions.retrieve(subscriptionId);
  if (subscription.status === "canceled") return;
  if (subscription.latest_invoice !== null)
    await refundInvoice(api, checkoutId, String(subscription.latest_invoice));
  await api.subscriptions.cancel(subscriptionId);
}

/** A charge names no invoice since Basil: the payments of an invoice lead to it. */
async function refundInvoice(api: Stripe, checkoutId: string, invoice: string): Promise<void> {
  for await (const { id, payment } of api.invoicePayments.list({ invoice, status: "paid" })) {
    if (payment.payment_intent === undefined) continue;
    const idempotencyKey = `return-${checkoutId}-${id}`;
    try {
      await api.refunds.create({ payment_intent: String(payment.payment_intent) }, { idempotencyKey });
    } catch (error) {
      // Refunded whole by hand, or by an earlier run whose key is forgotten.
      if (!isRefused(error)) throw error;
    }
  }
}
