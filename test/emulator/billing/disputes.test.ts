import { beforeAll, describe, expect, test } from "vitest";
import { payments } from "../../../functions/src/billing/payments/schema.ts";
import { subscriptions } from "../../../functions/src/billing/schema.ts";
import { platformAudit } from "../../../functions/src/platform/audit.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { buyerOf, CITIZEN, checkout, freshRegion, newPlayer, opened } from "../../support/stripe/buying.ts";
import { stripeHere } from "../../support/stripe/here.ts";
import { platformRegions } from "../regions/world.ts";

const here = stripeHere();

beforeAll(platformRegions);

/** A Galactic Citizen with one payment. */
async function citizen() {
  const uid = await newPlayer();
  const { checkoutId } = await opened(uid, CITIZEN);
  const { invoice, subscription } = here.pay(here.sessionOf(checkoutId).id);
  await here.apply();
  const chargeId = here.chargeOf(String(invoice));
  const paymentId = here.paymentOf(String(invoice)).id;
  return {
    uid,
    subscriptionId: String(subscription),
    payment: async () => (await payments.ref({ paymentId }).get()).data()!,
    isCitizen: async () => (await players.ref({ uid }).get()).data()!.galacticCitizen,
    async atBank(act: Parameters<typeof here.atBank>[1]) {
      here.atBank(chargeId, act);
      await here.apply();
    },
  };
}

const mayBuy = async (uid: string) => (await checkout(uid, freshRegion())).reason ?? "yes";

test("a payment is stored once, with its payer under a pseudonym; a home of the platform's own shares in nothing", async () => {
  const { uid, payment } = await citizen();
  const { accountId } = (await players.ref({ uid }).get()).data()!;
  expect(await payment()).toMatchObject({
    payerAccountId: accountId,
    isFirst: true,
    paidCents: 500,
    refundedCents: 0,
    home: null,
  });
  expect(JSON.stringify(await payment())).not.toContain(uid);
});

test("a refund moves money, not entitlement", async () => {
  const { uid, payment, isCitizen, atBank } = await citizen();
  await atBank("refund");
  expect(await payment()).toMatchObject({ refundedCents: 500, lostCents: 0, isDisputed: false });
  expect(await isCitizen()).toBe(true);
  expect(await mayBuy(uid)).toBe("yes");
});

describe("a dispute", () => {
  test("that is open takes no service, and no new checkout opens; won, all is as before", async () => {
    const { uid, payment, isCitizen, atBank } = await citizen();
    await atBank("dispute");
    expect(await payment()).toMatchObject({ isDisputed: true, lostCents: 0 });
    expect(await isCitizen()).toBe(true);
    expect(await mayBuy(uid)).toBe("PAYMENT_DISPUTED");
    await atBank("won");
    expect(await payment()).toMatchObject({ isDisputed: false, lostCents: 0 });
    expect(await mayBuy(uid)).toBe("yes");
  });

  test("that is lost ends that subscription at once and bars the buyer", async () => {
    const { uid, payment, subscriptionId, isCitizen, atBank } = await citizen();
    await atBank("dispute");
    await atBank("lost");
    await here.apply();
    expect(await payment()).toMatchObject({ isDisputed: false, lostCents: 500 });
    expect(here.standIn.world.vault.get("subscription", subscriptionId)).toMatchObject({
      status: "canceled",
    });
    expect((await subscriptions.ref({ subscriptionId }).get()).data()).toMatchObject({ status: "canceled" });
    expect(await isCitizen()).toBe(false);
    expect(await buyerOf(uid)).toMatchObject({ troubledPaymentIds: [], live: {} });
    expect(await mayBuy(uid)).toBe("CUSTOMER_BARRED");
    const found = await platformAudit.collection({}).where("subjectUid", "==", uid).get();
    expect(found.docs.map((doc) => doc.data().action)).toEqual(["barCustomer"]);
  });

  test("that was only asked about changes nothing", async () => {
    const { uid, payment, atBank } = await citizen();
    const before = await payment();
    await atBank("ask");
    expect(await mayBuy(uid)).toBe("yes");
    await atBank("warning_closed");
    const { appliedSeq, ...after } = await payment();
    expect(after).toEqual({ ...before, appliedSeq: undefined });
    expect(appliedSeq).toBeGreaterThan(before.appliedSeq);
  });
});

test("a warning on a first payment: service goes on and nothing new is bought, until it is refunded", async () => {
  const { uid, payment, isCitizen, atBank } = await citizen();
  await atBank("warn");
  expect(await payment()).toMatchObject({ isWarned: true });
  expect(await isCitizen()).toBe(true);
  expect(await mayBuy(uid)).toBe("PAYMENT_DISPUTED");
  await atBank("refund");
  expect(await payment()).toMatchObject({ isWarned: false, refundedCents: 500 });
  expect(await mayBuy(uid)).toBe("yes");
});

test("a customer deleted at Stripe ends its subscriptions; the next checkout makes another one", async () => {
  const { uid, subscriptionId, isCitizen } = await citizen();
  const { customerId } = await buyerOf(uid);
  const { protocol } = here.standIn;
  const request = { method: "DELETE", url: `/v1/customers/${customerId}`, headers: {} };
  Object.assign(request.headers, { authorization: "Bearer rk_test_here" });
  expect(await protocol.answer(request as never, "")).toMatchObject({ status: 200 });
  await here.apply();
  expect((await subscriptions.ref({ subscriptionId }).get()).data()).toMatchObject({ status: "canceled" });
  expect(await isCitizen()).toBe(false);
  expect(await buyerOf(uid)).toMatchObject({ customerId: null, formerCustomerIds: [customerId] });
  const { checkoutId } = await opened(uid, CITIZEN);
  const session = here.sessionOf(checkoutId);
  expect(session.customer).not.toBe(customerId);
  here.pay(session.id);
  await here.apply();
  expect(await isCitizen()).toBe(true);
  expect(await buyerOf(uid)).toMatchObject({ customerId: session.customer });
});
