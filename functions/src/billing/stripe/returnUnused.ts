import type Stripe from "stripe";
import { derivedId } from "../../platform/random.ts";
import { disputesOf, type FetchedPayment } from "../payments/payment.ts";
import { refundPayment } from "../payments/refundPayment.ts";
import { unusedCents } from "../region/unusedTime.ts";
import { creditBalance } from "./creditBalance.ts";
import { fetchPayment } from "./fetchPayment.ts";

/** How what was paid for unused time goes back: to the card, or as credit that the next invoices take first. */
export type Return = "refund" | "credit";

/**
 * Gives back what of a running subscription's latest payment is for the time after an instant. Safe to repeat with the same
 * instant: what was returned before is looked for.
 */
export async function returnUnused(
  api: Stripe,
  { latest_invoice, items, customer }: Stripe.Subscription,
  { way, at }: { readonly way: Return; readonly at: Date },
): Promise<void> {
  if (latest_invoice === null) return;
  const [item] = items.data;
  const startsAt = new Date(item!.current_period_start * 1_000);
  const endsAt = new Date(item!.current_period_end * 1_000);
  for await (const { id } of api.invoicePayments.list({ invoice: String(latest_invoice), status: "paid" })) {
    const payment = await fetchPayment(api, id);
    if (payment === null) continue;
    const { paidCents } = payment;
    const amountCents = unusedCents({ paidCents, returnedCents: returnedOf(payment), startsAt, endsAt }, at);
    if (amountCents === 0) continue;
    const orderId = derivedId("unused", id);
    const description = "Unused time of a region that was handed on";
    if (way === "refund") await refundPayment({ paymentId: id, amountCents, orderId });
    else await creditBalance(api, String(customer), { amountCents, description, of: { orderId } });
  }
}

/** Of a payment that is in dispute the bank decides: nothing else is given back. */
function returnedOf(payment: FetchedPayment): number {
  const { money } = disputesOf(payment);
  return money.isDisputed ? payment.paidCents : payment.refundedCents + money.lostCents;
}
