import { GameError } from "../platform/errors.ts";
import type { Holding } from "../platform/holdings.ts";
import { buyers } from "./schema.ts";

const subscriptionHolding: Holding = {
  name: "subscriptions",
  form: "fixed",
  leaves:
    "By cancelling it in Stripe's portal; an account goes once no checkout is open, and its subscriptions end with it.",
  valueCredits: null,
  async requireUnbound({ reads }, uid) {
    const buyer = await reads.get(buyers, { uid });
    const subjects = Object.keys(buyer?.open ?? {}).slice(0, 8);
    if (subjects.length === 0) return;
    throw new GameError(
      "SUBSCRIBED",
      `You are about to buy ${subjects.join(", ")}: once that checkout is paid or has expired, an hour at most, delete the account.`,
      { subjects },
    );
  },
};

export const bought = [subscriptionHolding];
