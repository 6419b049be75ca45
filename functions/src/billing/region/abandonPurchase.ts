import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { derivedId } from "../../platform/random.ts";
import { readRegion } from "../../regions/readRegion.ts";
import type { Region } from "../../regions/schema.ts";
import { prepareStatus } from "../../regions/status/changeStatus.ts";
import { movedTo } from "../../regions/status/lifecycle.ts";
import { type Checkout, checkouts } from "../schema.ts";
import { abandonableAt } from "./buildRetry.ts";
import { paidCheckout } from "./paidCheckout.ts";

export const abandonPurchase = mutation({
  summary:
    "Gives up a region that was paid for and could not be built for a day: it closes, and a task gives the money back whole.",
  access: access.fresh(access.region("region:{regionId}:owner:*")),
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({ regionId }),
  output: z.strictObject({ checkoutId: documentId }),
  async handle(context, { regionId }) {
    const { tx, audit, enqueue } = context;
    const region = await readRegion(context.reads, regionId);
    const checkout = await paidCheckout(tx, region);
    requireAbandonable(region, checkout, context.now);
    const stage = await prepareStatus(context, region, movedTo(region, "closing", "It could not be built."));
    stage();
    const { checkoutId } = checkout;
    tx.update(checkouts.ref({ checkoutId }), { status: "refunded", build: null, dueAt: null });
    const outboxId = derivedId("abandonPurchase", checkoutId);
    enqueue({ outboxId, queue: "billingWorker", task: "refreshCheckout", body: { checkoutId } });
    audit({
      action: "abandonPurchase",
      regionId,
      before: { status: region.status },
      visibility: "public",
    });
    return { checkoutId };
  },
});

/** @throws GameError `NOT_ABANDONABLE` */
function requireAbandonable(
  { regionId, status }: Region,
  checkout: Checkout | undefined,
  now: Date,
): asserts checkout is Checkout {
  const from = checkout?.build ? abandonableAt(checkout.build) : null;
  if (status === "failed" && from !== null && now >= from) return;
  const since = from === null ? "" : `, and may be from ${from.toISOString()}`;
  throw new GameError(
    "NOT_ABANDONABLE",
    `The region "${regionId}" is ${status}: only one that you have paid for and that could not be built for a day is given back${since}.`,
    { regionId, status },
  );
}
