import type Stripe from "stripe";
import { ENDED } from "../entitlement.ts";

/** Ends a subscription at once, unless it has ended. Safe to repeat. @throws what Stripe says of one that it does not have. */
export async function cancelSubscription(api: Stripe, subscriptionId: string): Promise<void> {
  const { status } = await api.subscriptions.retrieve(subscriptionId);
  if (!ENDED.includes(status)) await api.subscriptions.cancel(subscriptionId);
}
