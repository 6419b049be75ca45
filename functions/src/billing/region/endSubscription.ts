import { z } from "zod";
import { regionId } from "../../platform/fields.ts";
import { log } from "../../platform/log.ts";
import type { Commit, Stage } from "../../platform/moments.ts";
import { derivedId } from "../../platform/random.ts";
import type { Region, RegionStatus } from "../../regions/schema.ts";
import { ENDED } from "../entitlement.ts";
import { subscriptions } from "../schema.ts";
import { cancelSubscription } from "../stripe/cancelSubscription.ts";
import { isMissing, stripe } from "../stripe/stripeClient.ts";

const bodySchema = z.object({ regionId });

/** Nobody goes on paying for a region that is closing: its subscription ends at once. Safe to repeat. */
export async function endSubscription(body: unknown): Promise<void> {
  const { regionId } = bodySchema.parse(body);
  const found = await subscriptions.collection({}).where("subject.regionId", "==", regionId).get();
  const running = found.docs.map((doc) => doc.data()).filter(({ status }) => !ENDED.includes(status));
  if (running.length === 0) return;
  const api = await stripe();
  for (const { subscriptionId } of running) {
    try {
      await cancelSubscription(api, subscriptionId);
    } catch (error) {
      if (!isMissing(error)) throw error;
      // An alert watches for the line.
      log.error("billing met something unknown", { unknown: "no subscription at Stripe", subscriptionId });
    }
  }
}

/** A region that begins to close leaves it to a task. */
export async function endAtClosing(
  { enqueue }: Pick<Commit, "enqueue">,
  {
    region: { regionId },
    status,
  }: { readonly region: Pick<Region, "regionId">; readonly status: RegionStatus },
): Promise<Stage | undefined> {
  if (status !== "closing") return undefined;
  const outboxId = derivedId("endSubscription", regionId);
  return () => enqueue({ outboxId, queue: "billingWorker", task: "endSubscription", body: { regionId } });
}
