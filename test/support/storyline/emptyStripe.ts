import { payments } from "../../../functions/src/billing/payments/schema.ts";
import { checkouts, subscriptions } from "../../../functions/src/billing/schema.ts";
import { shareMonths, shares, statements } from "../../../functions/src/billing/shares/schema.ts";
import { db } from "../../../functions/src/platform/store.ts";
import { forgetAll } from "../stripe/reports.ts";

/** What others have bought, here and at Stripe, is none of this play's: reconciling and closing look at everything. */
export async function emptyStripe(): Promise<void> {
  await forgetAll();
  for (const each of [checkouts, subscriptions, payments, shareMonths, shares, statements])
    await db().recursiveDelete(each.collection({}));
}
