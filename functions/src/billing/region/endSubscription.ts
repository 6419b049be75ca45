import { z } from "zod";
import { instant, regionId, uid } from "../../platform/fields.ts";
import { log } from "../../platform/log.ts";
import type { Commit, Stage } from "../../platform/moments.ts";
import { derivedId } from "../../platform/random.ts";
import type { Region, RegionStatus } from "../../regions/schema.ts";
import { ENDED } from "../entitlement.ts";
import { subscriptions } from "../schema.ts";
import { cancelSubscription } from "../stripe/cancelSubscription.ts";
import { type Return, returnUnused } from "../stripe/returnUnused.ts";
import { isMissing, stripe } from "../stripe/stripeClient.ts";

const bodySchema = z.object({
  regionId,
  /** Whose subscription ends; everybody's where it is left out. */
  uid: uid.optional(),
  /** What becomes of the time that was paid for and is not used, counted from an instant; it is kept where this is left out. */
  unused: z.object({ way: z.enum(["refund", "credit"]), at: instant }).optional(),
});
type Ending = z.infer<typeof bodySchema>;

/** Nobody goes on paying for a region that is closing, or is another's: its subscription ends at once. Safe to repeat. */
export async function endSubscription(body: unknown): Promise<void> {
  const { regionId, uid, unused } = bodySchema.parse(body);
  const found = await subscriptions.collection({}).where("subject.regionId", "==", regionId).get();
  const running = found.docs
    .map((doc) => doc.data())
    .filter(({ status, uid: payer }) => !ENDED.includes(status) && (uid === undefined || uid === payer));
  for (const { subscriptionId } of running) {
    try {
      await end(subscriptionId, unused && { ...unused, at: new Date(unused.at) });
    } catch (error) {
      if (!isMissing(error)) throw error;
      // An alert watches for the line.
      log.error("billing met something unknown", { unknown: "no subscription at Stripe", subscriptionId });
    }
  }
}

async function end(
  subscriptionId: string,
  unused: { readonly way: Return; readonly at: Date } | undefined,
): Promise<void> {
  const api = await stripe();
  const subscription = await api.subscriptions.retrieve(subscriptionId);
  if (ENDED.includes(subscription.status)) return;
  if (unused !== undefined) await returnUnused(api, subscription, unused);
  await cancelSubscription(api, subscriptionId);
}

/** A region that begins to close leaves it to a task. What an administrator closes was paid for in good faith. */
export async function endAtClosing(
  { enqueue, now }: Pick<Commit, "enqueue" | "now">,
  {
    region: { regionId },
    status,
    isImposed,
  }: {
    readonly region: Pick<Region, "regionId">;
    readonly status: RegionStatus;
    readonly isImposed: boolean;
  },
): Promise<Stage | undefined> {
  if (status !== "closing") return undefined;
  const outboxId = derivedId("endSubscription", regionId);
  const unused: Ending["unused"] = isImposed ? { way: "refund", at: now.toISOString() } : undefined;
  const body: Ending = { regionId, ...(unused && { unused }) };
  return () => enqueue({ outboxId, queue: "billingWorker", task: "endSubscription", body });
}

/** A region that has another owner is paid by that one: what the former one has paid for the time to come is credited. */
export async function endOfFormerOwner(
  { enqueue, now, intent }: Pick<Commit, "enqueue" | "now" | "intent">,
  { region: { regionId, ownerUid } }: { readonly region: Pick<Region, "regionId" | "ownerUid"> },
): Promise<Stage | undefined> {
  if (ownerUid === null) return undefined;
  const outboxId = derivedId("endSubscription", regionId, intent);
  const body: Ending = { regionId, uid: ownerUid, unused: { way: "credit", at: now.toISOString() } };
  return () => enqueue({ outboxId, queue: "billingWorker", task: "endSubscription", body });
}
