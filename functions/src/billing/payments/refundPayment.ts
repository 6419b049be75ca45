import { z } from "zod";
import { documentId } from "../../platform/fields.ts";
import { cents, stripeId } from "../schema.ts";
import { stripe } from "../stripe/stripeClient.ts";

const bodySchema = z.object({
  paymentId: stripeId,
  /** Null for all that is left. */
  amountCents: cents.nullable(),
  /** Of the order: a second run finds the refund that the first has made. */
  orderId: documentId,
});

/** Gives money back that an operator has decided to return; what follows comes by Stripe's events. Safe to repeat. */
export async function refundPayment(body: unknown): Promise<void> {
  const { paymentId, amountCents, orderId } = bodySchema.parse(body);
  const api = await stripe();
  const { payment } = await api.invoicePayments.retrieve(paymentId);
  const payment_intent = String(payment.payment_intent);
  const made = await api.refunds.list({ payment_intent, limit: 100 });
  if (made.data.some(({ metadata }) => metadata?.orderId === orderId)) return;
  const amount = amountCents === null ? {} : { amount: amountCents };
  const order = { payment_intent, metadata: { orderId }, ...amount };
  await api.refunds.create(order, { idempotencyKey: `refund-${orderId}` });
}
