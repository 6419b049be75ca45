import type Stripe from "stripe";
import { z } from "zod";
import { now } from "../platform/clock.ts";
import { GameError } from "../platform/errors.ts";
import { documentId } from "../platform/fields.ts";
import { log } from "../platform/log.ts";
import { derivedId } from "../platform/random.ts";
import { transact } from "../platform/store.ts";
import { taskCommit } from "../platform/taskCommit.ts";
import { dispatch } from "../platform/work/outbox.ts";
import { applyPurchase } from "./applyPurchase.ts";
import { type FetchedPurchase, NEVER_PAID } from "./purchase.ts";
import type { Checkout } from "./schema.ts";
import { askSession } from "./stripe/askSession.ts";
import { fetchPurchase } from "./stripe/fetchPurchase.ts";
import { returnPurchase } from "./stripe/returnPurchase.ts";
import { isMissing, isRefused, stripe } from "./stripe/stripeClient.ts";
import { takeNumber } from "./takeNumber.ts";

const bodySchema = z.object({ checkoutId: documentId });

/** What is due of a checkout, whether or not anything was reported of it. Safe to run twice, late, or beside itself. */
export async function refreshCheckout(body: unknown): Promise<void> {
  const { checkoutId } = bodySchema.parse(body);
  try {
    await refresh(checkoutId);
  } catch (error) {
    if (!isMissing(error)) throw error;
    // It ends nothing of ours. An alert watches for the line.
    log.error("billing met something unknown", {
      unknown: "no session or subscription at Stripe",
      checkoutId,
    });
  }
}

/**
 * Takes the checkout's next number, fetches what Stripe has of it now, and applies that unless a later fetch was applied
 * before. Returns false where there is no such checkout.
 * @param reportedSessionId of a session that was reported before the call that asked for it has noted it.
 */
export async function refresh(checkoutId: string, reportedSessionId: string | null = null): Promise<boolean> {
  const checkout = await takeNumber(checkoutId);
  if (checkout === undefined) return false;
  const { fetchSeq } = checkout;
  const sessionId = checkout.sessionId ?? reportedSessionId;
  const api = await stripe();
  const fetched =
    sessionId === null ? await fetchReserved(api, checkout) : await fetchPurchase(api, sessionId);
  const intent = derivedId("purchase", checkoutId, fetchSeq);
  const { rows, unknown, isInVain } = await transact(async (tx) => {
    const commit = taskCommit(tx, { actorUid: "task:refreshCheckout", intent, at: now() });
    const applied = await applyPurchase(commit, { checkoutId, fetchSeq, sessionId }, fetched);
    return { rows: commit.finish(), ...applied };
  });
  await dispatch(rows);
  // An alert watches for this line: nobody is entitled by what is not known.
  if (unknown !== null) log.error("billing met something unknown", { unknown, checkoutId });
  if (isInVain && fetched.subscription !== null)
    await returnPurchase(api, checkoutId, fetched.subscription.id);
  return true;
}

/**
 * Of a checkout whose call has died before it noted a session: the same key finds the session that was made under it, and
 * where none was, Stripe refuses to make one that has expired already.
 */
async function fetchReserved(api: Stripe, checkout: Checkout): Promise<FetchedPurchase> {
  try {
    const { sessionId } = await askSession(checkout);
    return await fetchPurchase(api, sessionId);
  } catch (error) {
    if (isRefused(error) || isPaidBefore(error)) return NEVER_PAID;
    throw error;
  }
}

/** Whether the checkout whose place this one was to take was paid: then it was never opened. */
const isPaidBefore = (error: unknown) => error instanceof GameError && error.reason === "ALREADY_SUBSCRIBED";
