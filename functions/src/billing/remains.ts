import { GameError } from "../platform/errors.ts";
import type { Holding } from "../platform/holdings.ts";
import type { Remains } from "../players/moments.ts";
import { buyers, checkouts, subscriptions } from "./schema.ts";

export const checkoutRemains: Remains = {
  query: (uid) => checkouts.collection({}).where("uid", "==", uid),
  erase: (batch, checkout) => batch.delete(checkout.ref),
};

export const subscriptionRemains: Remains = {
  query: (uid) => subscriptions.collection({}).where("uid", "==", uid),
  erase: (batch, subscription) => batch.delete(subscription.ref),
};

export const buyerRemains: Remains = {
  query: (uid) => buyers.collection({}).where("uid", "==", uid),
  erase: (batch, buyer) => batch.delete(buyer.ref),
};

const subscriptionHolding: Holding = {
  name: "subscriptions",
  form: "fixed",
  leaves: "By cancelling it in Stripe's portal; an account goes once none runs and no checkout is open.",
  valueCredits: null,
  async requireUnbound({ reads }, uid) {
    const buyer = await reads.get(buyers, { uid });
    const binding = [...Object.keys(buyer?.live ?? {}), ...Object.keys(buyer?.open ?? {})];
    if (binding.length === 0) return;
    throw new GameError(
      "SUBSCRIBED",
      `You still pay for, or are about to buy, ${binding.slice(0, 8).join(", ")}: cancel it in the portal ` +
        "(billing/openPortal), wait for its end, then delete the account.",
      { subjects: binding.slice(0, 8) },
    );
  },
};

export const bought = [subscriptionHolding];
