import type Stripe from "stripe";
import { paymentMethodConfiguration } from "../platform/config.ts";
import { derivedId } from "../platform/random.ts";
import { projectId } from "../platform/store.ts";
import type { Reservation } from "./reservation.ts";
import type { Checkout } from "./schema.ts";
import { asUnavailable, stripe } from "./stripeClient.ts";

/** The session in which a checkout is paid. */
export interface AskedSession {
  readonly sessionId: string;
  readonly customerId: string;
  readonly url: string;
}

/**
 * Makes the session of a reserved checkout at Stripe, or finds it. One customer a player: the key of its making is the
 * player's own.
 * @throws GameError `STRIPE_UNAVAILABLE`.
 */
export async function askSession({ checkout, replacedSessionId }: Reservation): Promise<AskedSession> {
  const { sessionId, customerId, url } = checkout;
  if (sessionId !== null && customerId !== null && url !== null) return { sessionId, customerId, url };
  const api = await stripe();
  try {
    if (replacedSessionId !== null) await expireSession(api, replacedSessionId);
    const customer = customerId ?? (await customerOf(api, checkout.uid));
    const session = await api.checkout.sessions.create(sessionParameters(checkout, customer), {
      idempotencyKey: `checkout-${checkout.checkoutId}-${checkout.attempt}`,
    });
    return { sessionId: session.id, customerId: customer, url: session.url! };
  } catch (error) {
    return asUnavailable(error);
  }
}

async function customerOf(api: Stripe, uid: string): Promise<string> {
  const metadata = { project: projectId() };
  const idempotencyKey = derivedId("customer", projectId(), uid);
  const customer = await api.customers.create({ metadata }, { idempotencyKey });
  return customer.id;
}

/** One that was paid or has expired by itself stays as it is: its own event tells. */
async function expireSession(api: Stripe, sessionId: string): Promise<void> {
  try {
    await api.checkout.sessions.expire(sessionId);
  } catch (error) {
    if ((error as { statusCode?: unknown }).statusCode !== 400) throw error;
  }
}

/** No `payment_method_types`: Stripe offers what the configuration names, cards and PayPal among it. */
function sessionParameters(checkout: Checkout, customer: string): Stripe.Checkout.SessionCreateParams {
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
  };
}
