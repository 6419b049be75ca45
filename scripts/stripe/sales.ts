import { itemsOf, newInvoice, newSubscription, type World } from "./objects.ts";
import { type Emit, failInvoice, payInvoice } from "./payments.ts";
import type { StripeObject } from "./vault.ts";

/** How a buyer leaves the checkout page. `later`: the bank says yes or no after the buyer has gone. */
export type Payment = "pays" | "declines" | "later";

/** The same day of the next month, the last one where that month has no such day. */
export function aMonthAfter(seconds: number): number {
  const from = new Date(seconds * 1_000);
  const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1);
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 2, 0)).getUTCDate();
  const timeOfDay = from.getTime() % 86_400_000;
  return (first + (Math.min(from.getUTCDate(), lastDay) - 1) * 86_400_000 + timeOfDay) / 1_000;
}

/** @throws Error for a session that is not open. A declined card leaves it open, as at Stripe: the buyer tries again. */
export function completeCheckout(
  world: World,
  emit: Emit,
  sessionId: string,
  payment: Payment,
): StripeObject {
  const session = world.vault.get("checkout.session", sessionId);
  if (session?.status !== "open")
    throw new Error(`The session ${sessionId} is ${session?.status ?? "unknown"}.`);
  if (payment === "declines") return session;
  const [line] = (session.line_items as { data: [{ price: StripeObject }] }).data;
  const customer = String(session.customer ?? world.vault.newId("cus"));
  const subscription = newSubscription(world, {
    customer,
    price: line.price,
    metadata: (session.metadata ?? {}) as object,
    status: payment === "pays" ? "active" : "incomplete",
    periodEnd: aMonthAfter(world.now()),
  });
  const invoice = newInvoice(world, subscription, "subscription_create");
  world.vault.change(subscription.id, { latest_invoice: invoice.id });
  if (payment === "pays") payInvoice(world, emit, invoice.id);
  emit("customer.subscription.created", world.vault.get("subscription", subscription.id)!);
  const complete = world.vault.change(sessionId, {
    status: "complete",
    payment_status: payment === "pays" ? "paid" : "unpaid",
    customer,
    subscription: subscription.id,
    invoice: invoice.id,
    url: null,
  });
  emit("checkout.session.completed", complete);
  return complete;
}

/** The bank's answer to a payment that was still under way when the buyer left. */
export function settleLater(world: World, emit: Emit, sessionId: string, isPaid: boolean): StripeObject {
  const session = world.vault.get("checkout.session", sessionId);
  if (session?.status !== "complete" || session.payment_status !== "unpaid") {
    throw new Error(`The session ${sessionId} waits for no payment.`);
  }
  if (!isPaid) {
    failInvoice(world, emit, String(session.invoice));
    expireFirstPayment(world, emit, String(session.subscription));
    emit("checkout.session.async_payment_failed", session);
    return session;
  }
  payInvoice(world, emit, String(session.invoice));
  emit(
    "customer.subscription.updated",
    world.vault.change(String(session.subscription), { status: "active" }),
  );
  const paid = world.vault.change(sessionId, { payment_status: "paid" });
  emit("checkout.session.async_payment_succeeded", paid);
  return paid;
}

function expireFirstPayment(world: World, emit: Emit, subscriptionId: string): void {
  const expired = world.vault.change(subscriptionId, { status: "incomplete_expired", ended_at: world.now() });
  world.vault.change(String(expired.latest_invoice), { status: "void", next_payment_attempt: null });
  emit("customer.subscription.updated", expired);
}

/** @throws Error for a session that is not open. */
export function expireSession(world: World, emit: Emit, sessionId: string): StripeObject {
  const session = world.vault.get("checkout.session", sessionId);
  if (session?.status !== "open") {
    throw new Error(`Only Checkout Sessions with a status in ["open"] can be expired. (${session?.status})`);
  }
  const expired = world.vault.change(sessionId, { status: "expired", url: null });
  emit("checkout.session.expired", expired);
  return expired;
}

/** Ends a subscription at once. Its open invoice stays so, and is tried no more. Source: Stripe's API reference, "Cancel a subscription". */
export function cancelSubscription(
  world: World,
  emit: Emit,
  subscriptionId: string,
  reason: string,
): StripeObject {
  const ended = world.vault.change(subscriptionId, {
    status: "canceled",
    canceled_at: world.now(),
    ended_at: world.now(),
    cancellation_details: { comment: null, feedback: null, reason },
  });
  const invoice = world.vault.get("invoice", ended.latest_invoice);
  if (invoice?.status === "open") world.vault.change(invoice.id, { next_payment_attempt: null });
  emit("customer.subscription.deleted", ended);
  return ended;
}

/** @throws Error for an invoice that is not open. */
export function voidInvoice(world: World, emit: Emit, invoice: StripeObject): StripeObject {
  if (invoice.status !== "open") throw new Error(`You can only void open invoices (${invoice.status}).`);
  const voided = world.vault.change(invoice.id, {
    status: "void",
    next_payment_attempt: null,
    status_transitions: { ...(invoice.status_transitions as object), voided_at: world.now() },
  });
  emit("invoice.voided", voided);
  return voided;
}

/** When the running period of a subscription ends, in seconds. */
export const periodEndOf = (subscription: StripeObject): number =>
  itemsOf(subscription)[0].current_period_end;
