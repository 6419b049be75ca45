import { access } from "../platform/access.ts";
import { asking } from "../platform/asking.ts";
import { checkoutOrigins, portalConfiguration } from "../platform/config.ts";
import { requireCustomer } from "./buyer.ts";
import { returnUrlOf, stripePage } from "./returnUrl.ts";
import { buyers } from "./schema.ts";
import { asUnavailable, stripe } from "./stripe/stripeClient.ts";

export const openPortal = asking({
  summary:
    "The address of Stripe's portal, where the caller changes the card, sees invoices and cancels at the end of the period.",
  access: access.player,
  rateLimit: { callsPerMinute: 20 },
  ...stripePage,
  async reserve({ caller: { uid }, reads }, { returnPath }) {
    const { customerId } = requireCustomer(await reads.get(buyers, { uid }));
    return { customerId, returnUrl: returnUrlOf(returnPath, checkoutOrigins.value()) };
  },
  async ask({ customerId, returnUrl }) {
    const api = await stripe();
    const configuration = portalConfiguration.value();
    const offered = configuration === "" ? {} : { configuration };
    return api.billingPortal.sessions
      .create({ customer: customerId, return_url: returnUrl, ...offered })
      .catch(asUnavailable);
  },
  settle: async (_context, _state, { url }) => ({ url }),
});
