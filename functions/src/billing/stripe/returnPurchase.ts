import type Stripe from "stripe";
import { cancelSubscription } from "./cancelSubscription.ts";
import { isRefused } from "./stripeClient.ts";

/**
 * Gives back what was paid in vain: the second of two checkouts for one thing, or a region that could not be made. Its
 * payments are refunded whole, also where the subscription has ended before, and it ends at once. Safe to repeat.
 */
export async function returnPurchase(api: Stripe, checkoutId: string, subscriptionId: string): Promise<void> {
  const { latest_invoice } = await api.subscriptions.retrieve(subscriptionId);
  if (latest_invoice !== null) await refundInvoice(api, checkoutId, String(latest_invoice));
  await cancelSubscription(api, subscriptionId);
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
