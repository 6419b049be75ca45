import type Stripe from "stripe";
import { stripeKey } from "../platform/config.ts";
import { GameError } from "../platform/errors.ts";

let client: Stripe | undefined;

/**
 * Stripe's SDK with our restricted key, loaded at the first call. On the emulators, and nowhere else, `STRIPE_STAND_IN`
 * (`host:port`) points it at the stand-in. It retries nothing by itself: who asks knows the idempotency key.
 */
export async function stripe(): Promise<Stripe> {
  if (client !== undefined) return client;
  const { default: Sdk } = await import("stripe");
  client = new Sdk(stripeKey.value(), { maxNetworkRetries: 0, timeout: 20_000, ...standIn() });
  return client;
}

function standIn(): Pick<Stripe.StripeConfig, "host" | "port" | "protocol"> {
  const address = process.env.STRIPE_STAND_IN;
  if (process.env.FUNCTIONS_EMULATOR !== "true" || !address) return {};
  const [host = "", port = ""] = address.split(":");
  return { host, port, protocol: "http" };
}

/** Whether Stripe said no such object: it ends nothing of ours. */
export function isMissing(error: unknown): boolean {
  return (error as { statusCode?: unknown }).statusCode === 404;
}

/**
 * What a failed call of Stripe's means to a player. A refusal of our own parameters is a fault of ours and stays one.
 * @throws GameError `STRIPE_UNAVAILABLE` where the outcome is unknown or comes later, else the error as it is.
 */
export function asUnavailable(error: unknown): never {
  const { statusCode, type } = error as { statusCode?: number; type?: string };
  const isTheirs = statusCode === undefined || statusCode >= 500 || statusCode === 429 || statusCode === 409;
  if (!isTheirs || typeof type !== "string" || !type.startsWith("Stripe")) throw error;
  throw new GameError(
    "STRIPE_UNAVAILABLE",
    "Stripe did not answer. Nothing is lost: send the same call again, and it goes on where it stopped.",
  );
}
