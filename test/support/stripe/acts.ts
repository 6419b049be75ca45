import { newInvoice, type World } from "../../../scripts/stripe/objects.ts";
import { failInvoice, payInvoice } from "../../../scripts/stripe/payments.ts";
import { cancelSubscription, completeCheckout, settleLater } from "../../../scripts/stripe/sales.ts";
import { refund } from "../../../scripts/stripe/trouble.ts";

/** What happens to a purchase at the stand-in for Stripe, of which nobody is told: who tells, and when, is the test's. */
export type Act = (world: World, sessionId: string) => void;

const untold = () => undefined;
const sessionIn = ({ vault }: World, id: string) => vault.get("checkout.session", id)!;
const subscriptionIn = (world: World, sessionId: string) =>
  world.vault.get("subscription", sessionIn(world, sessionId).subscription)!;
const becomes = (fields: object): Act => {
  return (world, sessionId) => void world.vault.change(subscriptionIn(world, sessionId).id, fields);
};

/** The buyer leaves, and the bank answers later. */
export const leaves: Act = (world, sessionId) => void completeCheckout(world, untold, sessionId, "later");

export const bankPays: Act = (world, sessionId) => void settleLater(world, untold, sessionId, true);

/** The next period is not paid. */
export const fails: Act = (world, sessionId) => {
  const subscription = subscriptionIn(world, sessionId);
  const invoice = newInvoice(world, subscription, "subscription_cycle");
  failInvoice(world, untold, invoice.id);
  world.vault.change(subscription.id, { latest_invoice: invoice.id, status: "past_due" });
};

export const recovers: Act = (world, sessionId) => {
  const subscription = subscriptionIn(world, sessionId);
  payInvoice(world, untold, String(subscription.latest_invoice));
  world.vault.change(subscription.id, { status: "active" });
};

/** Of the first payment. */
export const refunds =
  (amount: number): Act =>
  (world, sessionId) => {
    const { invoice } = sessionIn(world, sessionId);
    const [paid] = world.vault.all("invoice_payment", (payment) => payment.invoice === invoice);
    const { payment_intent } = paid!.payment as { payment_intent: string };
    refund(world, untold, { payment_intent, amount });
  };

export const willEnd = becomes({ cancel_at_period_end: true });
export const goesUnpaid = becomes({ status: "unpaid" });

export const ends: Act = (world, sessionId) => {
  cancelSubscription(world, untold, subscriptionIn(world, sessionId).id, "cancellation_requested");
};
