import type Stripe from "stripe";
import { derivedId } from "../../platform/random.ts";
import { disputesOf, type FetchedPayment } from "../payments/payment.ts";
import { refundPayment } from "../payments/refundPayment.ts";
import { unusedCents } from "../region/unusedTime.ts";
import { creditBalance } from "./creditBalance.ts";
import { fetchPayment } from "./fetchPayment.ts";

export interface Return {
  /** To the card, or as credit that the next invoices take first. */
  readonly way: "refund" | "credit";
  /** From when on the time is unused. */
  readonly at: Date;
  /** What was paid after it goes back whole, to the card; null where nothing does. */
  readonly refundedAfter: Date | null;
}

/**
 * Gives back what of a running subscription's latest payment is for the time after an instant. Safe to repeat with the same
 * instant: what was returned before is looked for.
 */
export async function returnUnused(
  api: Stripe,
  { latest_invoice, items, customer }: Stripe.Subscription,
  { way, at, refundedAfter }: Return,
): Promise<void> {
  if (latest_invoice === null) return;
  const [item] = items.data;
  const startsAt = new Date(item!.current_period_start * 1_000);
  const endsAt = new Date(item!.current_period_end * 1_000);
  for await (const { id } of api.invoicePayments.list({ invoice: String(latest_invoice), status: "paid" })) {
    const payment = await fetchPayment(api, id);
    if (payment === null) continue;
    const { paidCents, paidAt } = payment;
    const isWhole = refundedAfter !== null && new Date(paidAt * 1_000) > refundedAfter;
    const returnedCents = returnedOf(payment);
    const unused = unusedCents({ paidCents, returnedCents, startsAt, endsAt }, at);
    const amountCents = isWhole ? paidCents - returnedCents : unused;
    if (amountCents === 0) continue;
    const orderId = derivedId("unused", id);
    const description = "Unused time of a region that was handed on";
    if (way === "refund" || isWhole) await refundPayment({ paymentId: id, amountCents, orderId });
    else await creditBalance(api, String(customer), { amountCents, description, of: { orderId } });
  }
}

/** Of a payment that is in dispute the bank decides: nothing else is given back. */
function returnedOf(payment: FetchedPayment): number {
  const { money } = disputesOf(payment);
  return money.isDisputed ? payment.paidCents : payment.refundedCents + money.lostCents;
}
