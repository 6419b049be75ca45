import type Stripe from "stripe";
import { ENDED } from "../entitlement.ts";
import { isMissing } from "./stripeClient.ts";

/** Ends a subscription at once, unless it has ended. Safe to repeat. @throws what Stripe says of one that it does not have. */
export async function cancelSubscription(api: Stripe, subscriptionId: string): Promise<void> {
  const { status } = await api.subscriptions.retrieve(subscriptionId);
  if (ENDED.includes(status)) return;
  try {
    await api.subscriptions.cancel(subscriptionId);
  } catch (error) {
    // Another has ended it since: what has ended is not found to be cancelled.
    if (!isMissing(error)) throw error;
  }
}
