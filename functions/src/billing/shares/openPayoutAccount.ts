import { access } from "../../platform/access.ts";
import { asking } from "../../platform/asking.ts";
import { checkoutOrigins } from "../../platform/config.ts";
import { requireCustomer } from "../buyer.ts";
import { returnUrlOf, stripePage } from "../returnUrl.ts";
import { buyers } from "../schema.ts";
import { makeAccount, onboardingOf } from "../stripe/payoutAccount.ts";
import { asUnavailable, stripe } from "../stripe/stripeClient.ts";

export const openPayoutAccount = asking({
  summary:
    "The address at Stripe where the caller opens an account to which shares are paid out; without one they become credit.",
  access: access.player,
  rateLimit: { callsPerMinute: 20 },
  ...stripePage,
  async reserve({ caller: { uid }, reads }, { returnPath }) {
    const { payoutAccountId } = requireCustomer(await reads.get(buyers, { uid }));
    return { uid, accountId: payoutAccountId, returnUrl: returnUrlOf(returnPath, checkoutOrigins.value()) };
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
