import { CURRENCY, type World } from "./objects.ts";
import { completed } from "./shapes.ts";
import type { StripeObject } from "./vault.ts";

/** Reports that something has happened to an object. */
export type Emit = (type: string, object: StripeObject) => void;

/** Days after a first failed payment on which it is tried again; after the last one the subscription is unpaid. */
export const RETRY_DAYS = [3, 8, 14, 21] as const;
export const DAY_SECONDS = 86_400;

/** Whether the customer's card pays; the pages and the tests change it. */
export const CARD = "local_card";

export function cardPays(world: World, customerId: unknown): boolean {
  const metadata = world.vault.get("customer", customerId)?.metadata as Record<string, string> | undefined;
  return metadata?.[CARD] !== "declines";
}

/** Pays an open invoice: payment intent, charge and the invoice payment that joins them; none where credit has paid it all. */
export function payInvoice(world: World, emit: Emit, invoiceId: string): StripeObject {
  const invoice = world.vault.get("invoice", invoiceId)!;
  const amount = Number(invoice.amount_due);
  const paid = world.vault.change(invoiceId, {
    status: "paid",
    amount_paid: amount,
    amount_remaining: 0,
    attempted: true,
    attempt_count: Number(invoice.attempt_count) + 1,
    next_payment_attempt: null,
    status_transitions: { ...(invoice.status_transitions as object), paid_at: world.now() },
  });
  if (amount > 0) {
    const { charge, intent } = newCharge(world, invoice, amount);
    emit("charge.succeeded", charge);
    emit("invoice_payment.paid", newInvoicePayment(world, invoice, intent, "paid"));
  }
  emit("invoice.paid", paid);
  return paid;
}

/** A failed attempt: the next one follows by `RETRY_DAYS`, counted from the invoice's first. */
export function failInvoice(world: World, emit: Emit, invoiceId: string): StripeObject {
  const invoice = world.vault.get("invoice", invoiceId)!;
  const attempts = Number(invoice.attempt_count) + 1;
  const { finalized_at } = invoice.status_transitions as { finalized_at: number };
  const nextDay = RETRY_DAYS[attempts - 1];
  const failed = world.vault.change(invoiceId, {
    attempted: true,
    attempt_count: attempts,
    next_payment_attempt: nextDay === undefined ? null : finalized_at + nextDay * DAY_SECONDS,
  });
  emit("invoice.payment_failed", failed);
  return failed;
}

function newCharge(world: World, invoice: StripeObject, amount: number) {
  const intentId = world.vault.newId("pi");
  const charge = world.vault.put(
    completed("charge", {
      id: world.vault.newId("ch"),
      object: "charge",
      amount,
      amount_captured: amount,
      amount_refunded: 0,
      billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
      captured: true,
      created: world.now(),
      currency: CURRENCY,
      customer: invoice.customer,
      disputed: false,
      livemode: false,
      metadata: {},
      paid: true,
      payment_intent: intentId,
      refunded: false,
      status: "succeeded",
    }),
  );
  const intent = world.vault.put(
    completed("payment_intent", {
      id: intentId,
      object: "payment_intent",
      amount,
      amount_received: amount,
      created: world.now(),
      currency: CURRENCY,
      customer: invoice.customer,
      latest_charge: charge.id,
      livemode: false,
      metadata: {},
      status: "succeeded",
    }),
  );
  return { charge, intent };
}

function newInvoicePayment(
  world: World,
  invoice: StripeObject,
  intent: StripeObject,
  status: "paid",
): StripeObject {
  return world.vault.put(
    completed("invoice_payment", {
      id: world.vault.newId("inpay"),
      object: "invoice_payment",
      amount_paid: invoice.amount_due,
      amount_requested: invoice.amount_due,
      created: world.now(),
      currency: CURRENCY,
      invoice: invoice.id,
      is_default: true,
      livemode: false,
      payment: { type: "payment_intent", payment_intent: intent.id },
      status,
      status_transitions: { canceled_at: null, paid_at: world.now() },
    }),
  );
}
