import type { Reads } from "../../platform/store.ts";
import { homeAt } from "../../players/home.ts";
import type { Player } from "../../players/schema.ts";
import { regions } from "../../regions/schema.ts";
import { buyers, subscriptions } from "../schema.ts";
import type { Payment } from "./schema.ts";

/** Statuses of a region's own subscription in which its owner shares. */
const SHARING: readonly string[] = ["trialing", "active", "past_due"];

/**
 * The region whose owner shares in a payment: the payer's home when it was paid, where its owner pays for it. Null where
 * the platform keeps it all: no home, one of the platform's own, one that is not paid for. Up to three reads.
 */
export async function homeOf(reads: Reads, player: Player, paidAt: Date): Promise<Payment["home"]> {
  const regionId = homeAt(player, paidAt);
  if (regionId === null) return null;
  const ownerUid = (await reads.get(regions, { regionId }))?.ownerUid ?? null;
  if (ownerUid === null) return null;
  const subscriptionId = (await reads.get(buyers, { uid: ownerUid }))?.live[`region:${regionId}`];
  if (subscriptionId === undefined) return null;
  const subscription = await reads.get(subscriptions, { subscriptionId });
  return SHARING.includes(subscription?.status ?? "") ? { regionId, ownerUid } : null;
}
