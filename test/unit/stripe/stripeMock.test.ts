import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  paymentsAtStripe,
  sessionsAtStripe,
  subscriptionsAtStripe,
  troubleAtStripe,
} from "../../../functions/src/billing/reconciling/listAtStripe.ts";
import { WAYS } from "../../../functions/src/billing/shares/payout.ts";
import { sessionParameters } from "../../../functions/src/billing/stripe/askSession.ts";
import { fetchPayment } from "../../../functions/src/billing/stripe/fetchPayment.ts";
import { fetchPurchase } from "../../../functions/src/billing/stripe/fetchPurchase.ts";
import { originOf } from "../../../functions/src/billing/stripe/originOf.ts";
import { makeAccount, onboardingOf } from "../../../functions/src/billing/stripe/payoutAccount.ts";
import { returnPurchase } from "../../../functions/src/billing/stripe/returnPurchase.ts";
import { APPLIED, type AppliedKind } from "../../../functions/src/billing/stripe/stripeEvent.ts";
import { freePorts } from "../../../scripts/stack/ports.ts";
import { configurePortal } from "../../../scripts/stripe/portal.ts";

/** `go install github.com/stripe/stripe-mock@v0.203.0`: `STRIPE_MOCK_PATH`, one on the PATH, Go's own folder. */
function findStripeMock(env: NodeJS.ProcessEnv): string | undefined {
  const directories = (env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = [...directories, join(homedir(), "go", "bin")].map((one) => join(one, "stripe-mock"));
  return [...(env.STRIPE_MOCK_PATH ? [env.STRIPE_MOCK_PATH] : []), ...candidates].find((path) =>
    existsSync(path),
  );
}

const executable = findStripeMock(process.env);
if (executable === undefined)
  console.log("⚠ Stripe's own mock is not asked: no stripe-mock (STRIPE_MOCK_PATH, the PATH, ~/go/bin)");

const CHECKOUT = {
  checkoutId: "one",
  subject: { kind: "galacticCitizen" },
  priceId: "price_1",
  returnUrl: "http://127.0.0.1/back",
  expiresAt: new Date(),
} as Parameters<typeof sessionParameters>[0];

/** It answers any id with an example of its own, keeps nothing, and refuses what Stripe's description does not know. */
describe.skipIf(executable === undefined)("Stripe's own mock takes what billing asks", () => {
  let mock: ChildProcess;
  let api: Stripe;

  beforeAll(async () => {
    const { stripe: port } = await freePorts();
    mock = spawn(executable!, ["-http-port", String(port)], { stdio: "ignore" });
    api = new Stripe("sk_test_123", { host: "127.0.0.1", port, protocol: "http", maxNetworkRetries: 0 });
    for (let tries = 0; tries < 100; tries++) {
      if (
        await api.customers.list().then(
          () => true,
          () => false,
        )
      )
        return;
      await setTimeout(100);
    }
    throw new Error("stripe-mock does not answer.");
  });
  afterAll(() => void mock.kill());

  test("what it does not know it refuses", () =>
    expect(api.customers.list({ colour: "red" } as never)).rejects.toMatchObject({ statusCode: 400 }));

  test("a checkout, a customer, a portal", async () => {
    await api.customers.create({ metadata: { project: "local", buyer: "one" } }, { idempotencyKey: "one" });
    const session = await api.checkout.sessions.create(sessionParameters(CHECKOUT, "cus_1"));
    expect(session.object).toBe("checkout.session");
    await api.checkout.sessions.expire("cs_1");
    await api.checkout.sessions.list({ customer: "cus_1", limit: 100 });
    const portal = await api.billingPortal.sessions.create({
      customer: "cus_1",
      return_url: "http://127.0.0.1/",
    });
    expect(portal.object).toBe("billing_portal.session");
    expect(await configurePortal(api, "local")).toMatch(/^bpc_/);
  });

  test.each(Object.keys(APPLIED) as AppliedKind[])("where a %s belongs", async (kind) => {
    const origin = await originOf(api, kind, "id_1", "local");
    expect(["checkout", "payment", "customer", "payout", "foreign"]).toContain(origin.kind);
  });

  test("what is fetched", async () => {
    expect(await fetchPurchase(api, "cs_1")).toHaveProperty("session");
    // Its example of an invoice is of no subscription.
    expect(await fetchPayment(api, "inpay_1")).toBeNull();
  });

  test("what is given back, ended, credited", async () => {
    await returnPurchase(api, "one", "sub_1");
    await api.subscriptions.cancel("sub_1");
    await api.invoices.voidInvoice("in_1");
    await api.refunds.create({ payment_intent: "pi_1", amount: 100, metadata: { orderId: "one" } });
    await api.refunds.list({ payment_intent: "pi_1", limit: 100 });
  });

  test("what is paid out, and to which account", async () => {
    const payout = { statementId: "one", month: "2102-01", amountCents: 500 };
    expect(await WAYS.credit(api, { ...payout, to: "cus_1" })).toMatch(/^cbtxn_/);
    expect(await WAYS.transfer(api, { ...payout, to: "acct_1" })).toMatch(/^tr_/);
    const order = { amount: 500, currency: "usd", destination: "acct_1", transfer_group: "statement-one" };
    await api.transfers.create({ ...order, metadata: { project: "local", statementId: "one" } });
    expect(await makeAccount(api, "ada")).toMatch(/^acct_/);
    expect(await onboardingOf(api, "acct_1", "http://127.0.0.1/")).toMatch(/^https:/);
    expect(await api.accounts.retrieve("acct_1")).toHaveProperty("capabilities");
  });

  test("what the nightly comparison lists", async () => {
    const since = Math.floor(Date.now() / 1_000);
    expect(await subscriptionsAtStripe(api, "local")).toEqual([]);
    expect(await sessionsAtStripe(api, "local", since)).toEqual([]);
    expect(await paymentsAtStripe(api, "local", since)).toEqual([]);
    expect((await troubleAtStripe(api, since)).disputes).not.toEqual([]);
  });
});
