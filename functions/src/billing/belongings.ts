import { GameError } from "../platform/errors.ts";
import type { Holding } from "../platform/holdings.ts";
import { buyers } from "./schema.ts";

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
