import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { refresh } from "../../../functions/src/billing/refreshCheckout.ts";
import { endSubscription } from "../../../functions/src/billing/region/endSubscription.ts";
import { buyers, successions } from "../../../functions/src/billing/schema.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { inRegion, regions } from "../../../functions/src/regions/schema.ts";
import { closeAnnouncedRegion } from "../../../functions/src/regions/status/closeAnnouncedRegion.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { asked, buyerOf, checkout, checkoutOf, newPlayer, opened } from "../../support/stripe/buying.ts";
import { stripeHere } from "../../support/stripe/here.ts";
import { admit, memberOf } from "../membership/world.ts";
import { administrator, platformRegions } from "../regions/world.ts";
import { boughtRegion } from "./world.ts";

const here = stripeHere();

beforeAll(platformRegions);

async function bought() {
  const { session, ...region } = await boughtRegion(here, refresh);
  return { ...region, subscriptionId: String(session.subscription) };
}

/** Amounts in cents, in their order. */
const refunds = () =>
  here.standIn.world.vault
    .all("refund")
    .map(({ amount }) => Number(amount))
    .toReversed();
const subscriptionAt = (id: string) => here.standIn.world.vault.get("subscription", id)!;

test("what an administrator closes at once ends its subscription, and the unused time goes back to the card once", async () => {
  const { uid, regionId, subscriptionId } = await bought();
  const action = { kind: "close" };
  await (await administrator()).call("regions/interveneInRegion", {
    regionId,
    reason: "It was sold by mistake.",
    action,
  });
  const at = new Date(Date.now() + 15 * DAY_MS).toISOString();
  const body = { regionId, uid, unused: { way: "refund", at } };
  const before = refunds().length;
  await endSubscription(body);
  await endSubscription(body);
  const [returned, ...others] = refunds().slice(before);
  expect(others).toEqual([]);
  // Of a month of 28 to 31 days, fifteen are used.
  expect(returned).toBeGreaterThan(2_500 * (13 / 28) - 5);
  expect(returned).toBeLessThan(2_500 * (16 / 31) + 5);
  expect(subscriptionAt(subscriptionId).status).toBe("canceled");
});

describe("a region that is offered", () => {
  const offeredBy = async (owner: string, regionId: string, toUid: string) =>
    expect(
      (await asked(owner, "regions/offerRegion", { requestId: randomUUID(), regionId, toUid })).reason,
    ).toBe(undefined);
  const withdrawnBy = (owner: string, regionId: string) =>
    asked<{ isBeingPaid: boolean }>(owner, "regions/withdrawOffer", { requestId: randomUUID(), regionId });
  const accepting = (regionId: string) => ({ kind: "offeredRegion", regionId });

  test("goes to its receiver with the payment; the former owner's subscription ends, its unused time is credited", async () => {
    const { uid: owner, regionId, region, checkoutId, subscriptionId } = await bought();
    const heir = await newPlayer();
    expect((await checkout(heir, accepting(regionId))).reason).toBe("OFFER_UNKNOWN");
    await offeredBy(owner, regionId, heir);
    expect((await checkout(await newPlayer(), accepting(regionId))).reason).toBe("OFFER_UNKNOWN");
    const taking = await opened(heir, accepting(regionId));
    here.pay(here.sessionOf(taking.checkoutId).id);
    await refresh(taking.checkoutId);
    await refresh(taking.checkoutId);
    expect(await region()).toMatchObject({ status: "active", ownerUid: heir });
    expect(await checkoutOf(taking.checkoutId)).toMatchObject({ status: "completed" });
    expect((await memberOf(regionId, heir))!.citizenGround).toBe("ownership");
    expect((await memberOf(regionId, owner))!.citizenGround).toBeNull();

    const body = { regionId, uid: owner, unused: { way: "credit", at: new Date().toISOString() } };
    await endSubscription(body);
    await endSubscription(body);
    const { customer, status } = subscriptionAt(subscriptionId);
    expect(status).toBe("canceled");
    const credits = here.standIn.world.vault.all(
      "customer_balance_transaction",
      (each) => each.customer === customer,
    );
    expect(credits.map(({ amount }) => Number(amount) <= -2_498)).toEqual([true]);
    // What is heard of the former owner's subscription does nothing to the region.
    await refresh(checkoutId);
    expect(await region()).toMatchObject({ status: "active", ownerUid: heir });
    expect((await buyerOf(heir)).live).toMatchObject({ [`region:${regionId}`]: expect.any(String) });
  });

  test("and is taken back while its receiver pays: the payment still counts, and nothing after it", async () => {
    const { uid: owner, regionId, region } = await bought();
    const heir = await newPlayer();
    await offeredBy(owner, regionId, heir);
    const { checkoutId } = await opened(heir, accepting(regionId));
    expect((await withdrawnBy(owner, regionId)).answer).toEqual({ regionId, isBeingPaid: true });
    expect((await checkout(heir, accepting(regionId))).reason).toBe("OFFER_UNKNOWN");
    here.pay(here.sessionOf(checkoutId).id);
    await refresh(checkoutId);
    expect((await region()).ownerUid).toBe(heir);
  });

  test("and is taken back beside the opening of a checkout: it was too late, or the checkout is paid for it", async () => {
    const { uid: owner, regionId, region } = await bought();
    const heir = await newPlayer();
    await offeredBy(owner, regionId, heir);
    const [back, taking] = await Promise.all([
      withdrawnBy(owner, regionId),
      checkout(heir, accepting(regionId)),
    ]);
    expect(back.answer?.isBeingPaid).toBe(taking.answer !== undefined);
    if (taking.answer === undefined) return expect(taking.reason).toBe("OFFER_UNKNOWN");
    here.pay(here.sessionOf(taking.answer.checkoutId).id);
    await refresh(taking.answer.checkoutId);
    expect((await region()).ownerUid).toBe(heir);
  });

  test("in two tabs: one is paid for the region, the other goes back whole", async () => {
    const { uid: owner, regionId, region } = await bought();
    const heir = await newPlayer();
    await offeredBy(owner, regionId, heir);
    const first = await opened(heir, accepting(regionId));
    const second = await opened(heir, accepting(regionId));
    // As if the first session could not be expired any more when the second was opened.
    here.standIn.world.vault.change(here.sessionOf(first.checkoutId).id, { status: "open" });
    for (const { checkoutId } of [first, second]) here.pay(here.sessionOf(checkoutId).id);
    const before = refunds().length;
    await Promise.all([first, second].map(({ checkoutId }) => refresh(checkoutId)));
    expect((await region()).ownerUid).toBe(heir);
    const statuses = [first, second].map(async ({ checkoutId }) => (await checkoutOf(checkoutId)).status);
    expect((await Promise.all(statuses)).toSorted()).toEqual(["completed", "refunded"]);
    expect(refunds().slice(before)).toEqual([2_500]);
  });

  test("and closes while its receiver pays: the payment goes back whole", async () => {
    const { uid: owner, regionId, region } = await bought();
    const heir = await newPlayer();
    await offeredBy(owner, regionId, heir);
    const { checkoutId } = await opened(heir, accepting(regionId));
    await regions.ref({ regionId }).update({ status: "closing" });
    here.pay(here.sessionOf(checkoutId).id);
    const before = refunds().length;
    await refresh(checkoutId);
    expect((await region()).ownerUid).toBe(owner);
    expect((await checkoutOf(checkoutId)).status).toBe("refunded");
    expect(refunds().slice(before)).toEqual([2_500]);
  });

  test("is offered again once the receiver's checkout has expired, but not while a payment is disputed", async () => {
    const { uid: owner, regionId } = await bought();
    const heir = await newPlayer();
    await offeredBy(owner, regionId, heir);
    const { checkoutId } = await opened(heir, accepting(regionId));
    await withdrawnBy(owner, regionId);
    const again = { requestId: randomUUID(), regionId, toUid: heir };
    expect((await asked(owner, "regions/offerRegion", again)).reason).toBe("OFFER_STANDS");
    here.standIn.world.vault.change(here.sessionOf(checkoutId).id, { status: "expired" });
    await refresh(checkoutId);
    await buyers.ref({ uid: owner }).update({ troubledPaymentIds: ["inpay_1"] });
    expect((await asked(owner, "regions/offerRegion", again)).reason).toBe("PAYMENT_DISPUTED");
    await buyers.ref({ uid: owner }).update({ troubledPaymentIds: [] });
    await offeredBy(owner, regionId, heir);
  });
});

describe("the succession of a region that ends", () => {
  const succeeding = (regionId: string) => ({ kind: "succession", regionId });

  /** Held for want of a payment, with an heir who has lived there for long. */
  async function ending() {
    const held = await bought();
    const { regionId, checkoutId, subscriptionId } = held;
    here.standIn.world.vault.change(subscriptionId, { status: "unpaid" });
    await refresh(checkoutId);
    const { holds } = await held.region();
    const heir = await newPlayer();
    const since = { residentSince: new Date(Date.now() - 40 * DAY_MS) };
    await admit(heir, regionId, "resident", since);
    return { ...held, heir, until: holds.billing!.until! };
  }

  /** What Stripe says of when the latest invoice of a subscription was paid. */
  function paidAt(subscriptionId: string, at: Date, status: string): void {
    const { vault } = here.standIn.world;
    const invoice = vault.get("invoice", subscriptionAt(subscriptionId).latest_invoice)!;
    const seconds = Math.floor(at.getTime() / 1_000);
    const transitions = { ...(invoice.status_transitions as object), paid_at: seconds };
    vault.change(invoice.id, { status: "paid", status_transitions: transitions });
    const payment = here.paymentOf(invoice.id);
    vault.change(payment.id, { status_transitions: { canceled_at: null, paid_at: seconds } });
    vault.change(subscriptionId, { status });
  }

  async function passing(until: Date, act: () => Promise<unknown>): Promise<void> {
    setClockOffset(until.getTime() - Date.now() + 30_000);
    try {
      await act();
    } finally {
      setClockOffset(0);
    }
  }

  async function heirPays(heir: string, regionId: string) {
    const { checkoutId } = await opened(heir, succeeding(regionId));
    const { subscription } = here.pay(here.sessionOf(checkoutId).id);
    return { heirCheckoutId: checkoutId, heirSubscriptionId: String(subscription) };
  }

  test("is one player's at a time, of a resident's, and takes effect at its hour", async () => {
    const { regionId, region, checkoutId, heir, until } = await ending();
    expect((await checkout(await newPlayer(), succeeding(regionId))).reason).toBe("RESIDENCE_TOO_SHORT");
    const { heirCheckoutId } = await heirPays(heir, regionId);
    await refresh(heirCheckoutId);
    const rival = await newPlayer();
    await admit(rival, regionId, "resident", { residentSince: new Date(0) });
    expect((await checkout(rival, succeeding(regionId))).reason).toBe("SUCCESSION_TAKEN");
    await refresh(checkoutId);
    expect(await region()).toMatchObject({ status: "suspended" });
    await passing(until, () => refresh(checkoutId));
    expect(await region()).toMatchObject({ status: "active", ownerUid: heir, holds: { billing: null } });
    expect((await successions.ref(inRegion(regionId)).get()).exists).toBe(false);
    expect((await memberOf(regionId, heir))!.citizenGround).toBe("ownership");
  });

  test.each([
    ["a second before it", -1, "owner"],
    ["a second after it", 1, "heir"],
  ] as const)("paid by its owner %s, whatever is heard first", async (_when, seconds, keeper) => {
    for (const ownerFirst of [true, false]) {
      const { uid: owner, regionId, region, checkoutId, subscriptionId, heir, until } = await ending();
      const { heirCheckoutId, heirSubscriptionId } = await heirPays(heir, regionId);
      paidAt(heirSubscriptionId, new Date(until.getTime() - 1_000), "active");
      paidAt(subscriptionId, new Date(until.getTime() + seconds * 1_000), "active");
      const before = refunds().length;
      await passing(until, async () => {
        const order = [checkoutId, heirCheckoutId];
        for (const id of ownerFirst ? order : order.toReversed()) await refresh(id);
        for (const id of order) await refresh(id);
        const paidAfter = until.toISOString();
        const unused = { way: "credit", at: new Date().toISOString() };
        if (keeper === "heir")
          await endSubscription({ regionId, uid: owner, unused, refundedAfter: paidAfter });
      });
      expect(await region()).toMatchObject({ status: "active", ownerUid: keeper === "heir" ? heir : owner });
      expect(refunds().slice(before)).toEqual([2_500]);
      const lost = keeper === "heir" ? subscriptionId : heirSubscriptionId;
      expect(subscriptionAt(lost).status).toBe("canceled");
    }
  });

  test("paid too late goes back whole, and the region closes", async () => {
    const { regionId, region, checkoutId, heir, until } = await ending();
    const { heirCheckoutId, heirSubscriptionId } = await heirPays(heir, regionId);
    paidAt(heirSubscriptionId, new Date(until.getTime() + 1_000), "active");
    const before = refunds().length;
    await passing(until, async () => {
      await refresh(checkoutId);
      expect((await region()).status).toBe("suspended");
      await refresh(heirCheckoutId);
      await refresh(checkoutId);
    });
    expect((await region()).status).toBe("closing");
    expect(refunds().slice(before)).toEqual([2_500]);
    expect((await checkoutOf(heirCheckoutId)).status).toBe("refunded");
  });

  test("goes back whole where the owner revokes, and takes effect where the owner does not", async () => {
    const { uid: owner, regionId, region } = await bought();
    const { displayName } = await region();
    const heir = await newPlayer();
    await admit(heir, regionId, "resident", { residentSince: new Date(Date.now() - 40 * DAY_MS) });
    const announced = () =>
      asked(owner, "regions/closeRegion", {
        requestId: randomUUID(),
        regionId,
        displayName,
        reason: "We have moved.",
      });
    await announced();
    const first = await heirPays(heir, regionId);
    await refresh(first.heirCheckoutId);
    const before = refunds().length;
    const revoked = await asked(owner, "regions/revokeClosing", { requestId: randomUUID(), regionId });
    expect(revoked.reason).toBeUndefined();
    expect((await checkoutOf(first.heirCheckoutId)).status).toBe("refunded");
    await refresh(first.heirCheckoutId);
    expect(refunds().slice(before)).toEqual([2_500]);

    await announced();
    const second = await heirPays(heir, regionId);
    await refresh(second.heirCheckoutId);
    await passing((await region()).closesAt!, () => closeAnnouncedRegion({ regionId }));
    expect(await region()).toMatchObject({ status: "active", ownerUid: heir, closesAt: null });
  });

  test("goes back whole where an administrator closes the region", async () => {
    const { regionId, region, heir } = await ending();
    const { heirCheckoutId } = await heirPays(heir, regionId);
    await refresh(heirCheckoutId);
    const before = refunds().length;
    const close = { regionId, reason: "It was sold by mistake.", action: { kind: "close" } };
    await (await administrator()).call("regions/interveneInRegion", close);
    expect((await region()).status).toBe("closing");
    await refresh(heirCheckoutId);
    expect(refunds().slice(before)).toEqual([2_500]);
  });
});
