import Stripe from "stripe";
import type { EndpointRequest } from "../../platform/calls/endpoint.ts";
import { now } from "../../platform/clock.ts";
import { stripeAccount, stripeMode, stripeWebhookSecrets } from "../../platform/config.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { log } from "../../platform/log.ts";
import { transact } from "../../platform/store.ts";
import { dispatch, type OutboxRow, stageOutbox } from "../../platform/work/outbox.ts";
import { stripeEvents } from "../schema.ts";
import { asApplied, isOurs, type ReceivedEvent, receivedEvent } from "./stripeEvent.ts";

/** Stripe's own; zero would switch the check off. Real time, whatever the game's clock says. */
const TOLERANCE_SECONDS = 300;
/** Longer than Stripe sends an event again, by itself (3 days) or by hand (30). */
const KEPT_DAYS = 45;

/**
 * What Stripe reports. An event is stored with the task that applies it, in one commit, and only then answered 2xx; a
 * redelivery is answered alike and changes nothing. What Stripe did not sign is 400.
 */
export async function stripeWebhook({ rawBody, header }: EndpointRequest): Promise<number> {
  if (!isSigned(rawBody, header("stripe-signature"), secrets())) {
    log.warn("webhook refused", { reason: "signature" });
    return 400;
  }
  const event = receivedEvent(parsed(rawBody));
  if (event === null) {
    log.warn("webhook refused", { reason: "form" });
    return 400;
  }
  await dispatch(await store(event));
  return 200;
}

/** One or, while one is exchanged, two. @throws when one is blank: it would verify nothing. */
function secrets(): string[] {
  const given = stripeWebhookSecrets.value().split(",");
  const secrets = given.map((secret) => secret.trim());
  if (secrets.length > 2 || secrets.some((secret) => secret === ""))
    throw new Error("STRIPE_WEBHOOK_SECRETS must hold one or two secrets, with a comma between.");
  return secrets;
}

function isSigned(rawBody: Buffer, signature: string | undefined, secrets: readonly string[]): boolean {
  if (signature === undefined) return false;
  return secrets.some((secret) => {
    try {
      return Stripe.webhooks.signature!.verifyHeader(rawBody, signature, secret, TOLERANCE_SECONDS);
    } catch {
      return false;
    }
  });
}

function parsed(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString("utf8"));
  } catch {
    return null;
  }
}

async function store(event: ReceivedEvent): Promise<OutboxRow[]> {
  const { eventId, isLive, account, ...kept } = event;
  return transact(async (tx) => {
    const ref = stripeEvents.ref({ eventId });
    if ((await tx.get(ref)).exists) return [];
    const at = now();
    const status = statusOf(event);
    const rows: OutboxRow[] =
      status === "pending"
        ? [{ outboxId: eventId, queue: "billingWorker", task: "applyStripeObject", body: { eventId } }]
        : [];
    tx.create(ref, { ...kept, receivedAt: at, status, expiresAt: after(at, KEPT_DAYS * DAY_MS) });
    stageOutbox(tx, rows, at);
    return rows;
  });
}

function statusOf(event: ReceivedEvent): "pending" | "ignored" | "foreign" {
  const ours = { isLive: stripeMode.value() === "live", account: stripeAccount.value() };
  if (!isOurs(event, ours)) return "foreign";
  return asApplied(event) === null ? "ignored" : "pending";
}
