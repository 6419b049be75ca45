import { randomInt } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { stripeEvents } from "../../../functions/src/billing/schema.ts";
import { applyStripeObject } from "../../../functions/src/billing/stripe/applyStripeObject.ts";
import { receivedEvent } from "../../../functions/src/billing/stripe/stripeEvent.ts";
import { freePorts } from "../../../scripts/stack/ports.ts";
import { completeCheckout } from "../../../scripts/stripe/sales.ts";
import { StandIn } from "../../../scripts/stripe/standIn.ts";
import { actAtBank, type BankAct } from "../../../scripts/stripe/trouble.ts";

/** Outside of the functions framework a setting has no default. */
const SETTINGS = {
  FUNCTIONS_EMULATOR: "true",
  STRIPE_KEY: "rk_test_here",
  REGION_PRICE_IDS: "price_region",
  CITIZEN_PRICE_IDS: "price_citizen",
  CHECKOUT_ORIGINS: "http://127.0.0.1:5000",
  WORLD_SEED: "sectorwars-2102",
  BILLING_GRACE_HOURS: "72",
  SHARE_CAP_CENTS: "2500",
  STRIPE_ACCOUNT: "",
};

/** Of all files that run in this process: Stripe's SDK is made once, and knows one address. */
let ownPort: number | undefined;

/**
 * A stand-in for Stripe of the test's own, in its own process, where it can be made to fail: for functions that are called in
 * this process. Its clock is this test's: the given one, or real time and what it is ahead.
 */
export function stripeHere(clock?: () => Date) {
  const here = {
    standIn: undefined as unknown as StandIn,
    aheadMs: 0,
    sessionOf: (checkoutId: string) => sessionsOf(here.standIn, checkoutId).at(-1)!,
    sessionsOf: (checkoutId: string) => sessionsOf(here.standIn, checkoutId),
    pay: (sessionId: string, payment: "pays" | "later" = "pays") =>
      completeCheckout(here.standIn.world, here.standIn.emit, sessionId, payment),
    /** The payment of a paid invoice. */
    paymentOf: (invoiceId: string) =>
      here.standIn.world.vault.all("invoice_payment", ({ invoice }) => invoice === invoiceId)[0]!,
    /** The charge of a paid invoice. */
    chargeOf(invoiceId: string): string {
      const { payment } = here.paymentOf(invoiceId) as unknown as { payment: { payment_intent: string } };
      const intent = here.standIn.world.vault.get("payment_intent", payment.payment_intent)!;
      return String(intent.latest_charge);
    },
    atBank: (chargeId: string, act: BankAct) =>
      actAtBank(here.standIn.world, here.standIn.emit, chargeId, act),
    /** Applies, one after the other, what Stripe has to report, or had when it was taken. */
    async apply(waiting?: ReturnType<StandIn["takeWaiting"]>): Promise<void> {
      for (const { body } of waiting ?? here.standIn.takeWaiting("snapshot")) {
        const { eventId, isLive, account, ...kept } = receivedEvent(JSON.parse(body))!;
        const event = { ...kept, receivedAt: new Date(), status: "pending", expiresAt: new Date() } as const;
        await stripeEvents.ref({ eventId }).set(event);
        await applyStripeObject({ eventId });
      }
    },
  };
  const before = { ...process.env };
  beforeAll(async () => {
    ownPort ??= (await freePorts()).stripe;
    const port = ownPort;
    Object.assign(process.env, SETTINGS, { STRIPE_STAND_IN: `127.0.0.1:${port}` });
    here.standIn = new StandIn({
      port,
      now: clock ?? (() => new Date(Date.now() + here.aheadMs)),
      destination: { url: "http://127.0.0.1:1/", secrets: ["whsec_here"], form: "snapshot" },
      // Other stand-ins of the run draw from the beginning, and all their ids meet in one database.
      kept: { drawn: randomInt(1_000_000_000) * 1_000, objects: [] },
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
