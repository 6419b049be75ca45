import Stripe from "stripe";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePorts } from "../../../scripts/stack/ports.ts";
import { configurePortal, PORTAL } from "../../../scripts/stripe/portal.ts";
import { StandIn } from "../../../scripts/stripe/standIn.ts";

const DAY_MS = 86_400_000;

let standIn: StandIn;
let stripe: Stripe;
let nowMs: number;

beforeEach(async () => {
  nowMs = Date.UTC(2102, 0, 31, 12);
  const { hub: port } = await freePorts();
  standIn = new StandIn({
    port,
    now: () => new Date(nowMs),
    destination: { url: "http://127.0.0.1:1/", secrets: ["whsec_unit"], form: "snapshot" },
    prices: [["price_region", "A region", 2_500]],
  });
  await standIn.start();
  stripe = new Stripe("rk_test_local", { host: "127.0.0.1", port, protocol: "http", maxNetworkRetries: 0 });
});

afterEach(() => standIn.stop());

const typesSent = () => standIn.events.map(({ type }) => type);

async function openCheckout() {
  const customer = await stripe.customers.create({ metadata: { project: "local" } });
  const session = await stripe.checkout.sessions.create({
    mode: "subscription",
    customer: customer.id,
    line_items: [{ price: "price_region", quantity: 1 }],
    metadata: { checkout: "c1" },
    success_url: "http://127.0.0.1/back",
    expires_at: Math.floor(nowMs / 1_000) + 3_600,
  });
  return { customer, session };
}

async function buy() {
  const { customer, session } = await openCheckout();
  const answer = await fetch(session.url!, {
    method: "POST",
    body: new URLSearchParams({ act: "pays" }),
    redirect: "manual",
  });
  expect(answer.status).toBe(303);
  const { subscription } = await stripe.checkout.sessions.retrieve(session.id);
  return { customerId: customer.id, sessionId: session.id, subscriptionId: String(subscription) };
}

async function advance(days: number) {
  nowMs += days * DAY_MS;
  standIn.applyTime();
}

test("a paid checkout leaves an active subscription, a paid invoice and the events in their order", async () => {
  const { sessionId, subscriptionId } = await buy();
  const subscription = await stripe.subscriptions.retrieve(subscriptionId, { expand: ["latest_invoice"] });
  expect(subscription).toMatchObject({
    status: "active",
    latest_invoice: { status: "paid", amount_paid: 2_500 },
  });
  expect(await stripe.checkout.sessions.retrieve(sessionId)).toMatchObject({ payment_status: "paid" });
  expect(typesSent()).toEqual([
    "customer.created",
    "charge.succeeded",
    "invoice_payment.paid",
    "invoice.paid",
    "customer.subscription.created",
    "checkout.session.completed",
  ]);
});

test("a subscription renews on the last day of a shorter month, at the instant at which it was due", async () => {
  const { subscriptionId } = await buy();
  await advance(40);
  const { items } = await stripe.subscriptions.retrieve(subscriptionId);
  const [item] = items.data;
  expect(new Date(item!.current_period_start * 1_000).toISOString()).toBe("2102-02-28T12:00:00.000Z");
  const invoices = await stripe.invoices.list({ subscription: subscriptionId });
  expect(invoices.data.map(({ status, created }) => [status, created])).toEqual([
    ["paid", Date.UTC(2102, 1, 28, 12) / 1_000],
    ["paid", Date.UTC(2102, 0, 31, 12) / 1_000],
  ]);
});

test("a card that declines leads to past due, four more attempts, and unpaid", async () => {
  const { customerId, subscriptionId } = await buy();
  await stripe.customers.update(customerId, { metadata: { local_card: "declines" } });
  await advance(28);
  expect((await stripe.subscriptions.retrieve(subscriptionId)).status).toBe("past_due");
  await advance(20);
  expect((await stripe.subscriptions.retrieve(subscriptionId)).status).toBe("past_due");
  await advance(1);
  expect((await stripe.subscriptions.retrieve(subscriptionId)).status).toBe("unpaid");
  expect(typesSent().filter((type) => type === "invoice.payment_failed")).toHaveLength(5);
});

test("a card that pays again in time ends the trouble", async () => {
  const { customerId, subscriptionId } = await buy();
  await stripe.customers.update(customerId, { metadata: { local_card: "declines" } });
  await advance(28);
  await stripe.customers.update(customerId, { metadata: { local_card: "pays" } });
  await advance(3);
  expect((await stripe.subscriptions.retrieve(subscriptionId)).status).toBe("active");
});

test("an open session expires by the clock, and cannot be paid then", async () => {
  const { session } = await openCheckout();
  await advance(1);
  expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: "expired", url: null });
  await expect(stripe.checkout.sessions.expire(session.id)).rejects.toThrow(/can be expired/);
});

test("one key does one thing: the first answer comes again, another body is refused", async () => {
  const options = { idempotencyKey: "intent-1" };
  const first = await stripe.customers.create({ name: "Ada" }, options);
  expect((await stripe.customers.create({ name: "Ada" }, options)).id).toBe(first.id);
  await expect(stripe.customers.create({ name: "Eve" }, options)).rejects.toThrow(
    Stripe.errors.StripeIdempotencyError,
  );
});

test("a failure of the server is kept under its key, although the work was done", async () => {
  const options = { idempotencyKey: "intent-2" };
  standIn.protocol.troubles.push({ status: 500, after: "doing it" });
  await expect(stripe.customers.create({ name: "Ada" }, options)).rejects.toThrow(
    Stripe.errors.StripeAPIError,
  );
  await expect(stripe.customers.create({ name: "Ada" }, options)).rejects.toThrow(
    Stripe.errors.StripeAPIError,
  );
  expect((await stripe.customers.list()).data).toHaveLength(1);
});

test("a second request under a key that is being worked on is a conflict", async () => {
  standIn.protocol.delayMs = 50;
  const options = { idempotencyKey: "intent-3" };
  const both = await Promise.allSettled([
    stripe.customers.create({ name: "Ada" }, options),
    stripe.customers.create({ name: "Ada" }, options),
  ]);
  const refused = both.filter((each) => each.status === "rejected");
  expect(refused.map(({ reason }) => (reason as { statusCode: number }).statusCode)).toEqual([409]);
});

test("an unknown parameter, an unknown object and a missing key are refused in Stripe's words", async () => {
  const unknown = { mode: "subscription", colour: "red" } as never;
  await expect(stripe.checkout.sessions.create(unknown)).rejects.toMatchObject({
    message: "Received unknown parameter: colour",
    param: "colour",
    statusCode: 400,
  });
  await expect(stripe.subscriptions.retrieve("sub_none")).rejects.toMatchObject({ statusCode: 404 });
  const { port } = new URL((await openCheckout()).session.url!);
  const keyless = new Stripe("pk_live_1", {
    host: "127.0.0.1",
    port,
    protocol: "http",
    maxNetworkRetries: 0,
  });
  await expect(keyless.customers.list()).rejects.toThrow(Stripe.errors.StripeAuthenticationError);
});

test("a list goes on where a page ended", async () => {
  for (const name of ["a", "b", "c"]) await stripe.customers.create({ name });
  const names: unknown[] = [];
  for await (const { name } of stripe.customers.list({ limit: 2 })) names.push(name);
  expect(names).toEqual(["c", "b", "a"]);
});

test("more than was charged is not given back", async () => {
  await buy();
  const [charge] = (await stripe.charges.list()).data;
  await stripe.refunds.create({ charge: charge!.id, amount: 2_000 });
  await expect(stripe.refunds.create({ charge: charge!.id, amount: 501 })).rejects.toThrow(/greater than/);
  expect(await stripe.charges.retrieve(charge!.id)).toMatchObject({
    amount_refunded: 2_000,
    refunded: false,
  });
});

test("the portal is configured once for each project, and brought up to date", async () => {
  const id = await configurePortal(stripe, "local");
  await stripe.billingPortal.configurations.update(id, { features: { invoice_history: { enabled: false } } });
  expect(await configurePortal(stripe, "local")).toBe(id);
  const { data } = await stripe.billingPortal.configurations.list();
  expect(data).toMatchObject([{ id, metadata: { project: "local" }, ...PORTAL }]);
  expect(await configurePortal(stripe, "another")).not.toBe(id);
  const customer = await stripe.customers.create();
  const session = { customer: customer.id, return_url: "http://127.0.0.1/", configuration: id };
  expect(await stripe.billingPortal.sessions.create(session)).toMatchObject({ configuration: id });
  const unknown = stripe.billingPortal.sessions.create({ ...session, configuration: "bpc_none" });
  await expect(unknown).rejects.toMatchObject({ statusCode: 404 });
});
