import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { documentId } from "../../platform/fields.ts";
import { log } from "../../platform/log.ts";
import { derivedId } from "../../platform/random.ts";
import { transact } from "../../platform/store.ts";
import { taskCommit } from "../../platform/taskCommit.ts";
import { dispatch } from "../../platform/work/outbox.ts";
import { stripeId } from "../schema.ts";
import { cancelSubscription } from "../stripe/cancelSubscription.ts";
import { fetchPayment } from "../stripe/fetchPayment.ts";
import { isMissing, stripe } from "../stripe/stripeClient.ts";
import { takeNumber } from "../takeNumber.ts";
import { applyPayment } from "./applyPayment.ts";

const bodySchema = z.object({ checkoutId: documentId, paymentId: stripeId });

/** A payment that a reconciliation has found apart. */
export async function refreshPayment(body: unknown): Promise<void> {
  const { checkoutId, paymentId } = bodySchema.parse(body);
  try {
    await refreshOf(checkoutId, paymentId);
  } catch (error) {
    if (!isMissing(error)) throw error;
    // It ends nothing of ours. An alert watches for the line.
    log.error("billing met something unknown", { unknown: "no payment at Stripe", paymentId });
  }
}

/**
 * Takes the next number of the checkout that a payment belongs to, fetches what Stripe has of the payment now, and applies
 * that unless a later fetch was applied before. The subscription of a payment that was lost in a dispute ends at once. Safe
 * to repeat. Returns false where there is no such checkout.
 */
export async function refreshOf(checkoutId: string, paymentId: string): Promise<boolean> {
  const checkout = await takeNumber(checkoutId);
  if (checkout === undefined) return false;
  const api = await stripe();
  const fetched = await fetchPayment(api, paymentId);
  if (fetched === null) return false;
  const intent = derivedId("payment", paymentId, checkout.fetchSeq);
  const { rows, unknown, isLost } = await transact(async (tx) => {
    const commit = taskCommit(tx, { actorUid: "task:applyStripeObject", intent, at: now() });
    const applied = await applyPayment(commit, { checkout, paymentId }, fetched);
    return { rows: commit.finish(), ...applied };
  });
  await dispatch(rows);
  // An alert watches for this line.
  if (unknown !== null) log.error("billing met something unknown", { unknown, paymentId });
  if (isLost) await cancelSubscription(api, fetched.subscriptionId);
  return true;
}
