import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { refreshPayment } from "../../../functions/src/billing/payments/refreshPayment.ts";
import { refresh } from "../../../functions/src/billing/refreshCheckout.ts";
import { checkouts, receipts, subscriptions } from "../../../functions/src/billing/schema.ts";
import { lookalikeKey } from "../../../functions/src/platform/lookalike.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { regionNames, regions } from "../../../functions/src/regions/schema.ts";
import { settleLater } from "../../../scripts/stripe/sales.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { openRegionFixture } from "../../support/fixtures.ts";
import {
  asked,
  buyerOf,
  CITIZEN,
  checkout,
  checkoutOf,
  freshRegion,
  newPlayer,
  opened,
} from "../../support/stripe/buying.ts";
import { stripeHere } from "../../support/stripe/here.ts";
import { platformRegions } from "../regions/world.ts";
import { boughtRegion } from "./world.ts";

const here = stripeHere();

const resume = (uid: string, regionId: string) =>
  asked(uid, "billing/resumeSubscription", { requestId: randomUUID(), regionId, returnPath: "/regions" });

const nameOf = async (name: string) => (await regionNames.ref({ nameKey: lookalikeKey(name) }).get()).data();

beforeAll(platformRegions);

describe("a call that asks Stripe, killed anywhere", () => {
  test("before Stripe has heard of it: the same request id goes on, and makes one session", async () => {
    const uid = await newPlayer();
    const requestId = randomUUID();
    here.standIn.protocol.troubles.push({ status: 429, after: "doing nothing" });
    const subject = freshRegion();
    expect(await checkout(uid, subject, requestId)).toMatchObject({ reason: "STRIPE_UNAVAILABLE" });
    const { answer } = await checkout(uid, subject, requestId);
    expect(here.sessionsOf(answer!.checkoutId)).toHaveLength(1);
    expect(await checkoutOf(answer!.checkoutId)).toMatchObject({ status: "open", attempt: 0 });
  });

  test("after Stripe has made the session, with its failure kept under the key: it is looked for and found", async () => {
    const uid = await newPlayer();
    const requestId = randomUUID();
    const customer = { status: 500, after: "doing it" } as const;
    here.standIn.protocol.troubles.push(customer);
    expect(await checkout(uid, CITIZEN, requestId)).toMatchObject({ reason: "STRIPE_UNAVAILABLE" });
    const known = here.standIn.world.vault.all("customer").length;
    // The customer is found. The session is made and its answer lost.
    const passed = here.standIn.protocol.answer.bind(here.standIn.protocol);
    here.standIn.protocol.answer = async (request, body) => {
      if (request.method === "POST" && request.url === "/v1/checkout/sessions")
        here.standIn.protocol.troubles.push(customer);
      return passed(request, body);
    };
    expect(await checkout(uid, CITIZEN, requestId)).toMatchObject({ reason: "STRIPE_UNAVAILABLE" });
    here.standIn.protocol.answer = passed;
    const { answer } = await checkout(uid, CITIZEN, requestId);
    expect(here.sessionsOf(answer!.checkoutId)).toHaveLength(1);
    expect(here.standIn.world.vault.all("customer")).toHaveLength(known);
    expect((await checkoutOf(answer!.checkoutId)).attempt).toBe(2);
  });

  test("after all was done: the same request id gets the same answer, another body is refused", async () => {
    const uid = await newPlayer();
    const requestId = randomUUID();
    const first = await checkout(uid, CITIZEN, requestId);
    expect(await checkout(uid, CITIZEN, requestId)).toEqual(first);
    expect(await checkout(uid, freshRegion(), requestId)).toMatchObject({ reason: "REQUEST_ID_REUSED" });
  });

  test("and nobody asks again: the sweep finds that no session was made, and frees the names", async () => {
    const uid = await newPlayer();
    const subject = freshRegion();
    here.standIn.protocol.troubles.push({ status: 429, after: "doing nothing" });
    await checkout(uid, subject);
    const checkoutId = (await buyerOf(uid)).open[`region:${subject.regionId}`]!;
    expect(await nameOf(subject.displayName)).toMatchObject({ hold: { holdId: checkoutId } });
    here.aheadMs = 70 * 60_000;
    try {
      await refresh(checkoutId);
    } finally {
      here.aheadMs = 0;
    }
    expect(await checkoutOf(checkoutId)).toMatchObject({ status: "expired", dueAt: null });
    expect(await nameOf(subject.displayName)).toBeUndefined();
    expect((await buyerOf(uid)).open).toEqual({});
  });

  test("an event of a session comes before the call has noted it: it is applied all the same", async () => {
    const uid = await newPlayer();
    const subject = freshRegion();
    const { checkoutId } = await opened(uid, subject);
    const session = here.pay(here.sessionOf(checkoutId).id);
    const { sessionId, url, ...reserved } = await checkoutOf(checkoutId);
    await checkouts.ref({ checkoutId }).set({ ...reserved, sessionId: null, url: null, status: "reserved" });
    await refresh(checkoutId, session.id);
    expect(await checkoutOf(checkoutId)).toMatchObject({ status: "completed", sessionId });
    expect((await regions.ref({ regionId: subject.regionId }).get()).data()).toMatchObject({ ownerUid: uid });
  });
});

describe("sixteen at once", () => {
  test("for one name: one holds it, the others are told so", async () => {
    const subject = freshRegion();
    const uids = await Promise.all(Array.from({ length: 16 }, newPlayer));
    const answers = await Promise.all(uids.map((uid) => checkout(uid, subject)));
    const reasons = answers.map(({ reason }) => reason).filter((reason) => reason !== undefined);
    expect(reasons).toEqual(Array(15).fill("NAME_TAKEN"));
  });

  test("of one player for one thing: one customer, one open checkout, one session that can be paid", async () => {
    const uid = await newPlayer();
    await Promise.all(Array.from({ length: 16 }, () => checkout(uid, CITIZEN)));
    const buyer = await buyerOf(uid);
    const all = (await checkouts.collection({}).where("uid", "==", uid).get()).docs.map((doc) => doc.data());
    const known = all.flatMap(({ status, sessionId }) => (status === "open" ? [sessionId!] : []));
    expect(new Set(all.flatMap(({ customerId }) => customerId ?? [])).size).toBe(1);
    const payable = known.filter(
      (id) => here.standIn.world.vault.get("checkout.session", id)?.status === "open",
    );
    expect(payable.length).toBeLessThanOrEqual(1);
    expect(all.map(({ checkoutId }) => checkoutId)).toContain(buyer.open.galacticCitizen);
  });
});

describe("what is paid", () => {
  test("by a bank that answers later opens nothing before it has", async () => {
    const uid = await newPlayer();
    const subject = freshRegion();
    const { checkoutId } = await opened(uid, subject);
    const session = here.pay(here.sessionOf(checkoutId).id, "later");
    await refresh(checkoutId);
    expect(await checkoutOf(checkoutId)).toMatchObject({ status: "processing" });
    expect((await regions.ref({ regionId: subject.regionId }).get()).exists).toBe(false);
    expect(await checkout(uid, subject)).toMatchObject({ reason: "ALREADY_SUBSCRIBED" });
    settleLater(here.standIn.world, here.standIn.emit, session.id, true);
    await refresh(checkoutId);
    expect(await checkoutOf(checkoutId)).toMatchObject({ status: "completed" });
    expect((await regions.ref({ regionId: subject.regionId }).get()).exists).toBe(true);
  });

  test("and refused by the bank frees the names", async () => {
    const uid = await newPlayer();
    const subject = freshRegion();
    const { checkoutId } = await opened(uid, subject);
    const session = here.pay(here.sessionOf(checkoutId).id, "later");
    await refresh(checkoutId);
    settleLater(here.standIn.world, here.standIn.emit, session.id, false);
    await refresh(checkoutId);
    expect(await checkoutOf(checkoutId)).toMatchObject({ status: "expired" });
    expect(await nameOf(subject.displayName)).toBeUndefined();
    expect(await checkout(uid, subject)).toMatchObject({ reason: undefined });
  });

  test("twice for one thing: the later payment is refunded whole and its subscription ends", async () => {
    const uid = await newPlayer();
    const first = await opened(uid, CITIZEN);
    const second = await opened(uid, CITIZEN);
    // As if the first session could not be expired any more when the second was opened.
    const { vault } = here.standIn.world;
    const revived = vault.change(here.sessionOf(first.checkoutId).id, { status: "open" });
    here.pay(here.sessionOf(second.checkoutId).id);
    await refresh(second.checkoutId);
    here.pay(revived.id);
    await refresh(first.checkoutId);
    expect((await checkoutOf(first.checkoutId)).status).toBe("refunded");
    const subscriptionId = String(here.sessionOf(first.checkoutId).subscription);
    expect(vault.get("subscription", subscriptionId)).toMatchObject({ status: "canceled" });
    const returned = vault.all("refund").map(({ amount }) => amount);
    expect(returned).toEqual([500]);
    await refresh(first.checkoutId);
    expect(vault.all("refund")).toHaveLength(1);
    expect((await players.ref({ uid }).get()).data()?.galacticCitizen).toBe(true);
    expect((await buyerOf(uid)).live).toEqual({
      galacticCitizen: String(here.sessionOf(second.checkoutId).subscription),
    });
  });

  test("and cannot be made is refunded: the region is there already", async () => {
    const uid = await newPlayer();
    const subject = freshRegion();
    const { checkoutId } = await opened(uid, subject);
    await openRegionFixture(subject.regionId, { ownerUid: "somebody" });
    here.pay(here.sessionOf(checkoutId).id);
    await refresh(checkoutId);
    expect((await checkoutOf(checkoutId)).status).toBe("refunded");
    expect((await regions.ref({ regionId: subject.regionId }).get()).data()?.ownerUid).toBe("somebody");
  });

  test("at a price that this code does not know entitles nobody", async () => {
    const uid = await newPlayer();
    const { checkoutId } = await opened(uid, CITIZEN);
    const { subscription } = here.pay(here.sessionOf(checkoutId).id);
    const { vault } = here.standIn.world;
    const { items } = vault.get("subscription", subscription)! as unknown as { items: { data: [object] } };
    const price = { ...vault.get("price", "price_citizen")!, id: "price_other" };
    vault.change(String(subscription), { items: { ...items, data: [{ ...items.data[0], price }] } });
    await refresh(checkoutId);
    expect((await players.ref({ uid }).get()).data()?.galacticCitizen).toBe(false);
    const subscriptionId = String(subscription);
    expect((await subscriptions.ref({ subscriptionId }).get()).data()?.entitlement.service).toBe("none");
  });
});

describe("a region whose subscription ends", () => {
  async function standing() {
    const { session, ...bought } = await boughtRegion(here, refresh);
    const { uid, checkoutId } = bought;
    const become = async (status: string) => {
      here.standIn.world.vault.change(String(session.subscription), { status });
      await refresh(checkoutId);
    };
    const letters = async () =>
      (await players.ref({ uid }).collection("notices").get()).docs.map((doc) => doc.get("kind")).toSorted();
    return { ...bought, become, letters };
  }

  test("is held, and paid in time it is what it was", async () => {
    const { checkoutId, region, become, letters } = await standing();
    await become("past_due");
    await become("past_due");
    expect((await region()).status).toBe("active");
    await become("unpaid");
    await become("unpaid");
    const { status, holds } = await region();
    expect({ status, platform: holds.platform }).toEqual({ status: "suspended", platform: null });
    expect((await checkoutOf(checkoutId)).dueAt).toEqual(holds.billing!.until);
    await become("active");
    expect(await region()).toMatchObject({ status: "active", statusReason: null, holds: { billing: null } });
    expect(await letters()).toEqual(["PAYMENT_FAILED", "REGION_HELD", "REGION_PAID"]);
  });

  test("closes at the end of its grace, after Stripe was asked once more", async () => {
    const { checkoutId, region, become, letters } = await standing();
    await become("unpaid");
    setClockOffset(73 * 3_600_000);
    try {
      await refresh(checkoutId);
    } finally {
      setClockOffset(0);
    }
    expect((await region()).status).toBe("closing");
    expect(await letters()).toEqual(["REGION_CLOSING", "REGION_HELD"]);
    await become("active");
    expect((await region()).status).toBe("closing");
  });

  test("after a cancellation: its owner buys a new subscription for it, and the old one's events change nothing", async () => {
    const { uid, regionId, checkoutId, region, become } = await standing();
    expect(await resume(uid, regionId)).toMatchObject({ reason: "NOT_HELD" });
    await become("canceled");
    expect((await region()).status).toBe("suspended");
    expect(await resume(await newPlayer(), regionId)).toMatchObject({ reason: "PERMISSION_DENIED" });
    const { answer } = await resume(uid, regionId);
    here.pay(here.sessionOf(answer!.checkoutId).id);
    await refresh(answer!.checkoutId);
    await refresh(checkoutId);
    expect(await region()).toMatchObject({ status: "active", ownerUid: uid });
    expect(await checkoutOf(answer!.checkoutId)).toMatchObject({ status: "completed" });
  });
});

test("each paid invoice leaves one receipt, which its payer may read", async () => {
  const uid = await newPlayer();
  const { checkoutId } = await opened(uid, CITIZEN);
  const { invoice } = here.pay(here.sessionOf(checkoutId).id);
  await here.apply();
  await refreshPayment({ checkoutId, paymentId: here.paymentOf(String(invoice)).id });
  const found = await receipts.collection({ uid }).get();
  expect(found.docs.map(({ id }) => id)).toEqual([invoice]);
  expect(found.docs[0]!.data()).toMatchObject({ paidCents: 500, currency: "usd", subject: CITIZEN });
});

test("two handlers of one checkout at once, again and again: the region is made once", async () => {
  const uid = await newPlayer();
  const subject = freshRegion();
  const { checkoutId } = await opened(uid, subject);
  here.pay(here.sessionOf(checkoutId).id);
  await Promise.all(Array.from({ length: 4 }, () => refresh(checkoutId)));
  const checkoutNow = await checkoutOf(checkoutId);
  expect(checkoutNow).toMatchObject({ status: "completed", fetchSeq: 4 });
  const letters = await players.ref({ uid }).collection("notices").where("kind", "==", "REGION_BOUGHT").get();
  expect(letters.size).toBe(1);
});
