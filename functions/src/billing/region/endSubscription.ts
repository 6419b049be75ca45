import type Stripe from "stripe";
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
import { prepareReturn } from "./heir.ts";

const bodySchema = z.object({
  regionId,
  /** Whose subscription ends: an heir's payment is given back whole. */
  uid,
  /** What becomes of the time that was paid for and is not used, counted from an instant; it is kept where this is left out. */
  unused: z.object({ way: z.enum(["refund", "credit"]), at: instant }).optional(),
  /** What was paid after this instant came too late to keep the region, and is refunded whole. */
  refundedAfter: instant.optional(),
});
type Ending = z.infer<typeof bodySchema>;

/** Nobody goes on paying for a region that is closing, or is another's: its subscription ends at once. Safe to repeat. */
export async function endSubscription(body: unknown): Promise<void> {
  const { regionId, uid, unused, refundedAfter } = bodySchema.parse(body);
  const returned = unused && {
    way: unused.way,
    at: new Date(unused.at),
    refundedAfter: refundedAfter === undefined ? null : new Date(refundedAfter),
  };
  const own = subscriptions.collection({}).where("subject.regionId", "==", regionId).where("uid", "==", uid);
  const found = (await own.get()).docs.map((doc) => doc.data());
  for (const { subscriptionId } of found.filter(({ status }) => !ENDED.includes(status))) {
    try {
      await end(subscriptionId, returned);
    } catch (error) {
      if (!isMissing(error)) throw error;
      // An alert watches for the line.
      log.error("billing met something unknown", { unknown: "no subscription at Stripe", subscriptionId });
    }
  }
}

async function end(subscriptionId: string, unused: Return | undefined): Promise<void> {
  const api = await stripe();
  const subscription = await api.subscriptions.retrieve(subscriptionId);
  if (ENDED.includes(subscription.status)) return;
  if (unused !== undefined) await returnUnused(api, subscription, unused);
  // Stripe leaves it open, and its page takes a payment for nothing.
  if (subscription.latest_invoice !== null) await voidOpen(api, String(subscription.latest_invoice));
  await cancelSubscription(api, subscriptionId);
}

async function voidOpen(api: Stripe, invoiceId: string): Promise<void> {
  if ((await api.invoices.retrieve(invoiceId)).status === "open") await api.invoices.voidInvoice(invoiceId);
}

/** A region that begins to close leaves it to a task. What an administrator closes was paid for in good faith. */
export async function endAtClosing(
  commit: Commit,
  {
    region,
    status,
    isImposed,
  }: { readonly region: Region; readonly status: RegionStatus; readonly isImposed: boolean },
): Promise<Stage | undefined> {
  if (status !== "closing") return undefined;
  const stageReturn = await prepareReturn(commit, { ...region, status });
  const { regionId, ownerUid } = region;
  // The platform's own has none. An account that owns a region is not erased before it closes.
  if (ownerUid === null) return stageReturn;
  const outboxId = derivedId("endSubscription", regionId);
  const at = commit.now.toISOString();
  const body: Ending = {
    regionId,
    uid: ownerUid,
    ...(isImposed && { unused: { way: "refund", at } }),
  };
  return () => {
    stageReturn();
    commit.enqueue({ outboxId, queue: "billingWorker", task: "endSubscription", body });
  };
}

/** A region that has another owner is paid by that one: what the former one has paid for the time to come is credited. */
export async function endOfFormerOwner(
  { enqueue, now, intent }: Pick<Commit, "enqueue" | "now" | "intent">,
  {
    region: { regionId, ownerUid, holds },
  }: { readonly region: Pick<Region, "regionId" | "ownerUid" | "holds"> },
): Promise<Stage | undefined> {
  if (ownerUid === null) return undefined;
  const outboxId = derivedId("endSubscription", regionId, intent);
  const until = holds.billing?.until ?? null;
  const body: Ending = {
    regionId,
    uid: ownerUid,
    unused: { way: "credit", at: now.toISOString() },
    ...(until !== null && { refundedAfter: until.toISOString() }),
  };
  return () => enqueue({ outboxId, queue: "billingWorker", task: "endSubscription", body });
}
