import { transact } from "../../platform/store.ts";
import { withoutCustomer } from "../buyer.ts";
import { refresh } from "../refreshCheckout.ts";
import { buyers, subscriptions } from "../schema.ts";

/**
 * A customer was deleted at Stripe, which ends its subscriptions: each is fetched anew, and the buyer's next checkout makes
 * another customer. Returns false where it is nobody's here.
 */
export async function forgetCustomer(customerId: string): Promise<boolean> {
  const found = await buyers.collection({}).where("customerId", "==", customerId).limit(1).get();
  const [known] = found.docs;
  if (known === undefined) return false;
  const { uid, live } = known.data();
  for (const subscriptionId of Object.values(live)) {
    const subscription = (await subscriptions.ref({ subscriptionId }).get()).data();
    if (subscription !== undefined) await refresh(subscription.checkoutId);
  }
  await transact(async (tx) => {
    const buyer = (await tx.get(buyers.ref({ uid }))).data();
    if (buyer !== undefined) tx.set(buyers.ref({ uid }), withoutCustomer(buyer, customerId));
  });
  return true;
}
