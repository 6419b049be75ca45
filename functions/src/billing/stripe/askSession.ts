import type Stripe from "stripe";
import { automaticTax, paymentMethodConfiguration } from "../../platform/config.ts";
import { GameError } from "../../platform/errors.ts";
import { derivedId } from "../../platform/random.ts";
import { projectId, transact } from "../../platform/store.ts";
import { type Checkout, checkouts } from "../schema.ts";
import { asUnavailable, isKeptFailure, isRefused, stripe } from "./stripeClient.ts";

/** The session in which a checkout is paid. */
export interface AskedSession {
  readonly sessionId: string;
  readonly customerId: string;
  readonly url: string;
}

/**
 * Makes the session of a reserved checkout at Stripe, or finds it: the key of its making is the checkout's, that of the
 * customer the player's.
 * @throws GameError `STRIPE_UNAVAILABLE`, or `ALREADY_SUBSCRIBED` where the checkout that it replaces was paid.
 */
export async function askSession(checkout: Checkout): Promise<AskedSession> {
  const { sessionId, customerId, url, replacedSessionId } = checkout;
  if (sessionId !== null && customerId !== null && url !== null) return { sessionId, customerId, url };
  try {
    const api = await stripe();
    if (replacedSessionId !== null) await expireSession(api, replacedSessionId);
    const customer = customerId ?? (await customerOf(api, checkout));
    const session =
      (await knownSession(api, checkout, customer)) ?? (await newSession(api, checkout, customer));
    return { sessionId: session.id, customerId: customer, url: session.url ?? "" };
  } catch (error) {
    if (isKeptFailure(error)) await raiseAttempt(checkout);
    return asUnavailable(error);
  }
}

/** Stripe keeps even a failure of its own under the key: the next attempt looks first, then has a key of its own. */
async function raiseAttempt({ checkoutId, attempt }: Checkout): Promise<void> {
  await transact(async (tx) => {
    const checkout = (await tx.get(checkouts.ref({ checkoutId }))).data();
    if (checkout?.attempt === attempt) tx.update(checkouts.ref({ checkoutId }), { attempt: attempt + 1 });
  });
}

async function customerOf(
  api: Stripe,
  { uid, attempt, createdAt, formerCustomers }: Checkout,
): Promise<string> {
  const buyer = derivedId("customer", projectId(), uid);
  if (attempt > 0) {
    const gte = Math.floor(createdAt.getTime() / 1_000) - 60;
    for await (const { id, metadata } of api.customers.list({ created: { gte }, limit: 100 }))
      if (metadata.buyer === buyer) return id;
  }
  const metadata = { project: projectId(), buyer };
  const customer = await api.customers.create(
    { metadata },
    { idempotencyKey: `customer-${buyer}-${formerCustomers}-${attempt}` },
  );
  return customer.id;
}

async function knownSession(api: Stripe, { checkoutId, attempt }: Checkout, customer: string) {
  if (attempt === 0) return undefined;
  for await (const session of api.checkout.sessions.list({ customer, limit: 100 }))
    if (session.client_reference_id === checkoutId) return session;
  return undefined;
}

function newSession(api: Stripe, checkout: Checkout, customer: string) {
  const idempotencyKey = `checkout-${checkout.checkoutId}-${checkout.attempt}`;
  return api.checkout.sessions.create(sessionParameters(checkout, customer), { idempotencyKey });
}

/** @throws GameError `ALREADY_SUBSCRIBED` where it was paid: its event is under way. */
async function expireSession(api: Stripe, sessionId: string): Promise<void> {
  try {
    await api.checkout.sessions.expire(sessionId);
  } catch (error) {
    if (!isRefused(error)) throw error;
    const { status } = await api.checkout.sessions.retrieve(sessionId);
    if (status !== "complete") return;
    throw new GameError("ALREADY_SUBSCRIBED", "The checkout that you opened before has just been paid.");
  }
}

/** Stripe asks for the address, keeps it with the customer, and works the tax out by it. */
const TAXED = { automatic_tax: { enabled: true }, customer_update: { address: "auto" } } as const;

/** No `payment_method_types`: Stripe offers what the configuration names, cards and PayPal among it. */
export function sessionParameters(checkout: Checkout, customer: string): Stripe.Checkout.SessionCreateParams {
  const metadata = { checkoutId: checkout.checkoutId, kind: checkout.subject.kind, project: projectId() };
  const configuration = paymentMethodConfiguration.value();
  return {
    mode: "subscription",
    customer,
    client_reference_id: checkout.checkoutId,
    line_items: [{ price: checkout.priceId, quantity: 1 }],
    metadata,
    subscription_data: { metadata },
    adaptive_pricing: { enabled: false },
    success_url: checkout.returnUrl,
    cancel_url: checkout.returnUrl,
    expires_at: Math.floor(checkout.expiresAt.getTime() / 1_000),
    ...(configuration === "" ? {} : { payment_method_configuration: configuration }),
    ...(automaticTax.value() && TAXED),
  };
}
