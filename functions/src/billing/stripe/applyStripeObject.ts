import { z } from "zod";
import { Batch } from "../../platform/documents/batch.ts";
import { log } from "../../platform/log.ts";
import { projectId } from "../../platform/store.ts";
import { refresh } from "../refreshCheckout.ts";
import { type StripeEvent, stripeEvents, stripeId } from "../schema.ts";
import { type Origin, originOf } from "./fetchPurchase.ts";
import { isMissing, stripe } from "./stripeClient.ts";
import { isApplied } from "./stripeEvent.ts";

const bodySchema = z.object({ eventId: stripeId });

/**
 * Applies what an event has told of: finds the checkout that the object belongs to and fetches all of it anew. Safe to run
 * twice, late, or beside itself; the event stays pending until it has been applied.
 */
export async function applyStripeObject(body: unknown): Promise<void> {
  const { eventId } = bodySchema.parse(body);
  const read = await stripeEvents.ref({ eventId }).get();
  const event = read.data();
  if (event?.status !== "pending") return;
  const status = await apply(event);
  await new Batch().update(stripeEvents, read, { status }).commit();
}

async function apply({ objectKind, objectId }: StripeEvent): Promise<StripeEvent["status"]> {
  if (!isApplied(objectKind)) return "ignored";
  const origin = await originOrMissing(objectKind, objectId);
  if (origin === null) {
    // It ends nothing of ours. An alert watches for the line.
    log.error("billing met something unknown", { unknown: `no ${objectKind} at Stripe`, objectId });
    return "ignored";
  }
  if (origin.kind === "foreign") return "foreign";
  const sessionId = objectKind === "checkout.session" ? objectId : null;
  return (await refresh(origin.checkoutId, sessionId)) ? "applied" : "foreign";
}

async function originOrMissing(
  ...[kind, id]: [Parameters<typeof originOf>[1], string]
): Promise<Origin | null> {
  try {
    return await originOf(await stripe(), kind, id, projectId());
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
