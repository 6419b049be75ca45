import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { uid } from "../../platform/fields.ts";
import { transact } from "../../platform/store.ts";
import { dispatch, stageOutbox } from "../../platform/work/outbox.ts";
import { erasureRow } from "../../players/accounts/erasureRow.ts";
import { withoutCustomer } from "../buyer.ts";
import { buyers, stripeId } from "../schema.ts";
import { isMissing, stripe } from "../stripe/stripeClient.ts";

const bodySchema = z.object({ uid, customerId: stripeId });

/** Deletes the customer of a player who is gone at Stripe, which ends its subscriptions; then the erasure goes on. Safe to repeat. */
export async function endCustomer(body: unknown): Promise<void> {
  const { uid, customerId } = bodySchema.parse(body);
  try {
    await (await stripe()).customers.del(customerId);
  } catch (error) {
    // Deleted by hand, or by an earlier run.
    if (!isMissing(error)) throw error;
  }
  const row = erasureRow(uid, customerId);
  await transact(async (tx) => {
    const buyer = (await tx.get(buyers.ref({ uid }))).data();
    if (buyer !== undefined) tx.set(buyers.ref({ uid }), withoutCustomer(buyer, customerId));
    stageOutbox(tx, [row], now());
  });
  await dispatch([row]);
}
