import type Stripe from "stripe";
import { stripeKey } from "../../platform/config.ts";
import { GameError } from "../../platform/errors.ts";

let client: Stripe | undefined;

/**
 * Stripe's SDK with our restricted key, loaded at the first call. It retries nothing by itself: who asks knows the
 * idempotency key.
 */
export async function stripe(): Promise<Stripe> {
  if (client !== undefined) return client;
  const { default: Sdk } = await import("stripe");
  client = new Sdk(stripeKey.value(), { maxNetworkRetries: 0, timeout: 20_000, ...standIn(process.env) });
  return client;
}

/**
 * On the emulators, and nowhere else, `STRIPE_STAND_IN` (`host:port`) says where Stripe is.
 * @throws on the emulators without one: a test must never reach the real thing.
 */
export function standIn(env: NodeJS.ProcessEnv): Pick<Stripe.StripeConfig, "host" | "port" | "protocol"> {
  if (env.FUNCTIONS_EMULATOR !== "true") return {};
  const [host = "", port = ""] = (env.STRIPE_STAND_IN ?? "").split(":");
  if (host === "" || port === "") throw new Error("STRIPE_STAND_IN must say host:port on the emulators.");
  return { host, port, protocol: "http" };
}

const statusOf = (error: unknown) => (error as { statusCode?: unknown }).statusCode;

/** Whether Stripe said no such object: it ends nothing of ours. */
export const isMissing = (error: unknown) => statusOf(error) === 404;

/** Whether Stripe refused what was asked, for good. */
export const isRefused = (error: unknown) => statusOf(error) === 400;

/** Whether Stripe failed in a way that it keeps under the idempotency key: the same key would only repeat it. */
export const isKeptFailure = (error: unknown) => Number(statusOf(error)) >= 500;

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
