import { z } from "zod";
import { access } from "../platform/access.ts";
import { asking } from "../platform/asking.ts";
import { checkoutOrigins } from "../platform/config.ts";
import { GameError } from "../platform/errors.ts";
import { returnPath, returnUrlOf } from "./returnUrl.ts";
import { buyers } from "./schema.ts";
import { asUnavailable, stripe } from "./stripe/stripeClient.ts";

export const openPortal = asking({
  summary:
    "The address of Stripe's portal, where the caller changes the card, sees invoices and cancels at the end of the period.",
  access: access.player,
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({
    /** Where the buyer comes back to: a path of our own pages. */
    returnPath,
  }),
  output: z.strictObject({ url: z.string().max(2_000) }),
  async reserve({ caller: { uid }, reads }, { returnPath }) {
    const customerId = (await reads.get(buyers, { uid }))?.customerId ?? null;
    if (customerId !== null)
      return { customerId, returnUrl: returnUrlOf(returnPath, checkoutOrigins.value()) };
    throw new GameError("NOTHING_BOUGHT", "You have bought nothing yet: billing/createCheckout comes first.");
  },
  async ask({ customerId, returnUrl }) {
    const api = await stripe();
    return api.billingPortal.sessions
      .create({ customer: customerId, return_url: returnUrl })
      .catch(asUnavailable);
  },
  settle: async (_context, _state, { url }) => ({ url }),
});
