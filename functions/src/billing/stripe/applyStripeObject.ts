import { z } from "zod";
import { Batch } from "../../platform/documents/batch.ts";
import { log } from "../../platform/log.ts";
import { projectId } from "../../platform/store.ts";
import { forgetCustomer } from "../customers/forgetCustomer.ts";
import { refreshOf } from "../payments/refreshPayment.ts";
import { refresh } from "../refreshCheckout.ts";
import { type StripeEvent, stripeEvents, stripeId } from "../schema.ts";
import { refreshTransfer } from "../shares/refreshTransfer.ts";
import { type Origin, originOf } from "./originOf.ts";
import { isMissing, stripe } from "./stripeClient.ts";
import { type AppliedKind, asApplied } from "./stripeEvent.ts";

const bodySchema = z.object({ eventId: stripeId });

/**
 * Applies what an event has told of: finds the checkout or the payment that the object belongs to and fetches all of it
 * anew. Safe to run twice, late, or beside itself; the event stays pending until it has been applied.
 */
export async function applyStripeObject(body: unknown): Promise<void> {
  const { eventId } = bodySchema.parse(body);
  const read = await stripeEvents.ref({ eventId }).get();
  const event = read.data();
  if (event?.status !== "pending") return;
  const status = await apply(event);
  await new Batch().update(stripeEvents, read, { status }).commit();
}

async function apply(event: StripeEvent): Promise<StripeEvent["status"]> {
  const applied = asApplied(event);
  if (applied === null) return "ignored";
  const { objectKind, objectId } = applied;
  const origin = await originOrMissing(objectKind, objectId);
  if (origin === null) {
    // It ends nothing of ours. An alert watches for the line.
    log.error("billing met something unknown", { unknown: `no ${objectKind} at Stripe`, objectId });
    return "ignored";
  }
  return (await refreshed(origin, applied)) ? "applied" : "foreign";
}

/** False where it is none of ours. */
async function refreshed(
  origin: Origin,
  { objectKind, objectId }: Pick<StripeEvent, "objectKind" | "objectId">,
): Promise<boolean> {
  switch (origin.kind) {
    case "checkout":
      return refresh(origin.checkoutId, objectKind === "checkout.session" ? objectId : null);
    case "payment":
      return refreshOf(origin.checkoutId, origin.paymentId);
    case "customer":
      return forgetCustomer(objectId);
    case "payout":
      return refreshTransfer(origin.statementId, objectId);
    case "foreign":
      return false;
  }
}

async function originOrMissing(kind: AppliedKind, id: string): Promise<Origin | null> {
  try {
    return await originOf(await stripe(), kind, id, projectId());
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
