import { itemsOf, newInvoice, type World } from "./objects.ts";
import { cardPays, type Emit, failInvoice, payInvoice, RETRY_DAYS } from "./payments.ts";
import { aMonthAfter, cancelSubscription, expireSession, periodEndOf } from "./sales.ts";
import type { StripeObject } from "./vault.ts";

/** Steps that one call applies at the most: a month each, so a clock moved by years ends too. */
const MOST_STEPS = 500;

/**
 * Applies what follows from time, each thing at the instant at which it was due and the earliest first: sessions expire,
 * subscriptions renew or end, failed payments are tried again.
 */
export function applyTime(world: World, emit: Emit): void {
  for (let step = 0; step < MOST_STEPS; step++) {
    const [next] = dueSteps(world).toSorted((a, b) => a.at - b.at);
    if (next === undefined || next.at > world.now()) return;
    const { at, apply } = next;
    apply({ vault: world.vault, now: () => at }, emit);
  }
}

interface Step {
  readonly at: number;
  readonly apply: (then: World, emit: Emit) => void;
}

function dueSteps(world: World): Step[] {
  const open = world.vault.all("checkout.session", ({ status }) => status === "open");
  const running = world.vault.all("subscription", ({ status }) => status === "active");
  const retried = world.vault.all("invoice", (invoice) => invoice.next_payment_attempt !== null);
  return [
    ...open.map((session) => ({
      at: Number(session.expires_at),
      apply: (then: World, emit: Emit) => void expireSession(then, emit, session.id),
    })),
    ...running.map((subscription) => ({
      at: periodEndOf(subscription),
      apply: (then: World, emit: Emit) => endPeriod(then, emit, subscription),
    })),
    ...retried.map((invoice) => ({
      at: Number(invoice.next_payment_attempt),
      apply: (then: World, emit: Emit) => retryPayment(then, emit, invoice),
    })),
  ];
}

function endPeriod(world: World, emit: Emit, subscription: StripeObject): void {
  if (subscription.cancel_at_period_end === true) {
    cancelSubscription(world, emit, subscription.id, "cancellation_requested");
    return;
  }
  const [item] = itemsOf(subscription);
  const start = item.current_period_end;
  const renewed = world.vault.change(subscription.id, {
    items: {
      ...(subscription.items as object),
      data: [{ ...item, current_period_start: start, current_period_end: aMonthAfter(start) }],
    },
  });
  const invoice = newInvoice(world, renewed, "subscription_cycle");
  world.vault.change(subscription.id, { latest_invoice: invoice.id });
  emit("invoice.created", invoice);
  if (invoice.amount_due === 0 || cardPays(world, subscription.customer)) payInvoice(world, emit, invoice.id);
  else {
    failInvoice(world, emit, invoice.id);
    world.vault.change(subscription.id, { status: "past_due" });
  }
  emit("customer.subscription.updated", world.vault.get("subscription", subscription.id)!);
}

function retryPayment(world: World, emit: Emit, { id, customer, parent }: StripeObject): void {
  const { subscription_details } = parent as { subscription_details: { subscription: string } };
  const subscriptionId = subscription_details.subscription;
  if (cardPays(world, customer)) {
    payInvoice(world, emit, id);
    emit("customer.subscription.updated", world.vault.change(subscriptionId, { status: "active" }));
    return;
  }
  const failed = failInvoice(world, emit, id);
  if (Number(failed.attempt_count) <= RETRY_DAYS.length) return;
  emit("customer.subscription.updated", world.vault.change(subscriptionId, { status: "unpaid" }));
}
