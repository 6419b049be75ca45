import { afterAll, beforeAll } from "vitest";
import { freePorts } from "../../../scripts/stack/ports.ts";
import { completeCheckout } from "../../../scripts/stripe/sales.ts";
import { StandIn } from "../../../scripts/stripe/standIn.ts";

/** Outside of the functions framework a setting has no default. */
const SETTINGS = {
  FUNCTIONS_EMULATOR: "true",
  STRIPE_KEY: "rk_test_here",
  REGION_PRICE_IDS: "price_region",
  CITIZEN_PRICE_IDS: "price_citizen",
  CHECKOUT_ORIGINS: "http://127.0.0.1:5000",
  WORLD_SEED: "sectorwars-2102",
  BILLING_GRACE_HOURS: "72",
};

/**
 * A stand-in for Stripe of the test's own, in its own process, where it can be made to fail: for functions that are called in
 * this process. Its clock is this test's.
 */
export function stripeHere() {
  const here = {
    standIn: undefined as unknown as StandIn,
    aheadMs: 0,
    sessionOf: (checkoutId: string) => sessionsOf(here.standIn, checkoutId).at(-1)!,
    sessionsOf: (checkoutId: string) => sessionsOf(here.standIn, checkoutId),
    pay: (sessionId: string, payment: "pays" | "later" = "pays") =>
      completeCheckout(here.standIn.world, here.standIn.emit, sessionId, payment),
  };
  const before = { ...process.env };
  beforeAll(async () => {
    const { stripe: port } = await freePorts();
    Object.assign(process.env, SETTINGS, { STRIPE_STAND_IN: `127.0.0.1:${port}` });
    here.standIn = new StandIn({
      port,
      now: () => new Date(Date.now() + here.aheadMs),
      destination: { url: "http://127.0.0.1:1/", secrets: ["whsec_here"], form: "snapshot" },
      prices: [
        ["price_region", "A region", 2_500],
        ["price_citizen", "Galactic Citizen", 500],
      ],
    });
    await here.standIn.start();
  });
  afterAll(async () => {
    await here.standIn.stop();
    for (const name of [...Object.keys(SETTINGS), "STRIPE_STAND_IN"]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  });
  return here;
}

const sessionsOf = (standIn: StandIn, checkoutId: string) =>
  standIn.world.vault.all("checkout.session", (session) => session.client_reference_id === checkoutId);
