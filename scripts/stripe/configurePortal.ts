import Stripe from "stripe";
import { configurePortal } from "./portal.ts";

/** `STRIPE_KEY=… node scripts/stripe/configurePortal.ts <project>`: docs/stripe.md. */
const [project] = process.argv.slice(2);
const { STRIPE_KEY = "" } = process.env;
if (project === undefined || STRIPE_KEY === "") {
  console.error(
    "Usage: STRIPE_KEY=<a key that may write portal configurations> node scripts/stripe/configurePortal.ts <project>",
  );
  process.exitCode = 1;
} else {
  console.log(`PORTAL_CONFIGURATION=${await configurePortal(new Stripe(STRIPE_KEY), project)}`);
}
