import { z } from "zod";
import { access } from "../../platform/access.ts";
import { asking } from "../../platform/asking.ts";
import { checkoutOrigins } from "../../platform/config.ts";
import { GameError } from "../../platform/errors.ts";
import { returnPath, returnUrlOf } from "../returnUrl.ts";
import { buyers } from "../schema.ts";
import { makeAccount, onboardingOf } from "../stripe/payoutAccount.ts";
import { asUnavailable, stripe } from "../stripe/stripeClient.ts";

export const openPayoutAccount = asking({
  summary:
    "The address at Stripe where the caller opens an account to which shares are paid out; without one they become credit.",
  access: access.player,
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({
    /** Where the owner comes back to: a path of our own pages. */
    returnPath,
  }),
  output: z.strictObject({ url: z.string().max(2_000) }),
  async reserve({ caller: { uid }, reads }, { returnPath }) {
    const buyer = await reads.get(buyers, { uid });
    if (buyer === undefined || buyer.customerId === null)
      throw new GameError(
        "NOTHING_BOUGHT",
        "You have bought nothing yet: billing/createCheckout comes first.",
      );
    const returnUrl = returnUrlOf(returnPath, checkoutOrigins.value());
    return { uid, accountId: buyer.payoutAccountId, returnUrl };
  },
  async ask({ uid, accountId, returnUrl }) {
    try {
      const api = await stripe();
      const account = accountId ?? (await makeAccount(api, uid));
      return { account, url: await onboardingOf(api, account, returnUrl) };
    } catch (error) {
      return asUnavailable(error);
    }
  },
  async settle({ caller: { uid }, reads, tx }, _state, { account, url }) {
    const { payoutAccountId } = (await reads.get(buyers, { uid }))!;
    if (payoutAccountId === null) tx.update(buyers.ref({ uid }), { payoutAccountId: account });
    return { url };
  },
});
