import { z } from "zod";
import { now } from "../platform/clock.ts";
import { log } from "../platform/log.ts";
import { dispatch } from "../platform/outbox.ts";
import { projectId, transact } from "../platform/store.ts";
import { applyPurchase } from "./applyPurchase.ts";
import { checkoutIdOf, fetchPurchase } from "./fetchPurchase.ts";
import { checkouts, stripeEvents, stripeId } from "./schema.ts";
import { withNumberTaken } from "./sequence.ts";
import { stripe } from "./stripeClient.ts";
import { isApplied } from "./stripeEvent.ts";

const bodySchema = z.object({ eventId: stripeId });

/**
 * Applies what an event has told of: finds the checkout that the object belongs to, takes the next number, fetches what
 * Stripe has now, and applies it unless a later fetch was applied before. Safe to run twice, late, or beside itself.
 */
export async function applyStripeObject(body: unknown): Promise<void> {
  const { eventId } = bodySchema.parse(body);
  const event = (await stripeEvents.ref({ eventId }).get()).data();
  if (event === undefined || event.status !== "pending" || !isApplied(event.objectKind)) return;
  const api = await stripe();
  const checkoutId = await checkoutIdOf(api, event.objectKind, event.objectId, projectId());
  const taken = checkoutId === null ? undefined : await takeNumber(checkoutId);
  if (taken === undefined) {
    await endEvent(eventId, "ignored");
    return;
  }
  const fetched = await fetchPurchase(api, taken.sessionId);
  const { rows, unknown } = await transact((tx) => applyPurchase(tx, taken, fetched, now()));
  await dispatch(rows);
  // An alert watches for this line: nobody is entitled by what is not known.
  if (unknown !== null) log.error("billing met something unknown", { unknown, checkoutId: taken.checkoutId });
  await endEvent(eventId, "applied");
}

interface Taken {
  readonly checkoutId: string;
  readonly sessionId: string;
  readonly fetchSeq: number;
}

async function takeNumber(checkoutId: string): Promise<Taken | undefined> {
  return transact(async (tx) => {
    const checkout = (await tx.get(checkouts.ref({ checkoutId }))).data();
    if (checkout?.sessionId == null) return undefined;
    const { fetchSeq } = withNumberTaken(checkout);
    tx.update(checkouts.ref({ checkoutId }), { fetchSeq });
    return { checkoutId, sessionId: checkout.sessionId, fetchSeq };
  });
}

async function endEvent(eventId: string, status: "applied" | "ignored"): Promise<void> {
  await stripeEvents.ref({ eventId }).update({ status });
}
