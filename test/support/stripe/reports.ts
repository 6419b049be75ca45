import { checkouts } from "../../../functions/src/billing/schema.ts";
import type { BankAct } from "../../../scripts/stripe/trouble.ts";
import { emulators } from "../emulators.ts";

/** An event of the stand-in for Stripe, as its destination is sent it. */
export interface ReportedEvent {
  readonly body: string;
  readonly signature: string;
}

/** What the stand-in has to report, in the order in which it happened; it forgets it. */
export async function takeEvents(form: "snapshot" | "thin" = "snapshot"): Promise<ReportedEvent[]> {
  const answer = await fetch(`${emulators.stripeUrl}/waiting/${form}`);
  return (await answer.json()) as ReportedEvent[];
}

/** The stand-in forgets all that was sold. */
export async function forgetAll(): Promise<void> {
  await press(`${emulators.stripeUrl}/forget`, "all");
}

/** Cancels a subscription at the end of its period, as in Stripe's dashboard. */
export async function cancelAtPeriodEnd(subscriptionId: string): Promise<void> {
  const path = `/v1/subscriptions/${subscriptionId}`;
  await atStripe("POST", path, new URLSearchParams({ cancel_at_period_end: "true" }));
}

/** Leaves the checkout's page as a buyer does: `later` pays by a bank that answers afterwards. */
export async function leaveCheckout(url: string, act: "pays" | "later" | "declines"): Promise<void> {
  const answer = await fetch(url, {
    method: "POST",
    body: new URLSearchParams({ act }),
    redirect: "manual",
  });
  await answer.arrayBuffer();
  if (answer.status !== (act === "declines" ? 200 : 303))
    throw new Error(`${url} answered ${answer.status}.`);
}

/** Ends the subscriptions for a region at Stripe, as somebody does in its dashboard. */
export async function endSubscriptions(regionId: string): Promise<void> {
  const found = await checkouts.collection({}).where("subject.regionId", "==", regionId).get();
  for (const { id } of found.docs) await endSubscription(id);
}

/** Ends the subscription that a checkout has brought, if it runs. */
export async function endSubscription(checkoutId: string): Promise<void> {
  for (const { id, metadata, status } of (await atStripe("GET", "/v1/subscriptions?limit=100")).data) {
    const isIts = metadata.checkoutId === checkoutId && status !== "canceled";
    if (isIts) await atStripe("DELETE", `/v1/subscriptions/${id}`);
  }
}

/** Does what a bank or a cardholder does to the last payment of a checkout's subscription. */
export async function actAtBank(checkoutId: string, act: BankAct): Promise<void> {
  const subscriptions = (await atStripe("GET", "/v1/subscriptions?limit=100&status=all")).data;
  const own = subscriptions.find(({ metadata }) => metadata.checkoutId === checkoutId)!;
  const paid = await atStripe("GET", `/v1/invoice_payments?invoice=${own.latest_invoice}`);
  const charges = await atStripe("GET", `/v1/charges?payment_intent=${paid.data[0]!.payment.payment_intent}`);
  await press(`${emulators.stripeUrl}/bank/${charges.data[0]!.id}`, act);
}

/** Deletes the customer of a checkout at Stripe. */
export async function deleteCustomer(checkoutId: string): Promise<void> {
  const { customerId } = (await checkouts.ref({ checkoutId }).get()).data()!;
  await atStripe("DELETE", `/v1/customers/${customerId}`);
}

/** What Stripe has of a player's customer and of the subscriptions that it had. */
export async function customerAtStripe(customerId: string) {
  const { deleted = false } = await atStripe("GET", `/v1/customers/${customerId}`);
  const { data } = await atStripe("GET", `/v1/subscriptions?customer=${customerId}&status=all`);
  return { deleted, subscriptions: data.map(({ status }) => status) };
}

interface Listed {
  readonly deleted?: boolean;
  readonly data: readonly {
    readonly id: string;
    readonly status: string;
    readonly metadata: { readonly checkoutId: string };
    readonly latest_invoice: string;
    readonly payment: { readonly payment_intent: string };
  }[];
}

async function atStripe(
  method: "GET" | "POST" | "DELETE",
  path: string,
  body: URLSearchParams | null = null,
): Promise<Listed> {
  const headers = { authorization: "Bearer rk_test_local" };
  const answer = await fetch(`${emulators.stripeUrl}${path}`, { method, headers, body });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Listed;
}

/** Presses a button of one of the stand-in's pages. */
export async function press(url: string, act: string): Promise<void> {
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams({ act }) });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
}

/** Sends an event to the webhook; the status of the answer. */
export async function sendEvent({ body, signature }: ReportedEvent): Promise<number> {
  const answer = await fetch(`${emulators.functionsUrl}/stripeWebhook`, {
    method: "POST",
    headers: { "content-type": "application/json", "stripe-signature": signature },
    body,
  });
  await answer.arrayBuffer();
  return answer.status;
}
