import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { refundPayment } from "../../../functions/src/billing/payments/refundPayment.ts";
import { payments } from "../../../functions/src/billing/payments/schema.ts";
import { stripeEvents } from "../../../functions/src/billing/schema.ts";
import { applyStripeObject } from "../../../functions/src/billing/stripe/applyStripeObject.ts";
import { platformAudit } from "../../../functions/src/platform/audit.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { outbox } from "../../../functions/src/platform/work/outbox.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import {
  bar,
  explainHold,
  extendGrace,
  refund,
  replayEvent,
  unbar,
} from "../../../scripts/operate/billing.ts";
import { openRegionFixture } from "../../support/fixtures.ts";
import { buyerOf, CITIZEN, checkout, newPlayer, opened } from "../../support/stripe/buying.ts";
import { stripeHere } from "../../support/stripe/here.ts";

const here = stripeHere();
const NOTE = "asked for by the support desk";

beforeAll(async () => {
  await openRegionFixture("default", { kind: "default" });
});

async function paid(uid: string) {
  const { checkoutId } = await opened(uid, CITIZEN);
  const invoice = String(here.pay(here.sessionOf(checkoutId).id).invoice);
  await here.apply();
  const paymentId = here.paymentOf(invoice).id;
  const payment = async () => (await payments.ref({ paymentId }).get()).data()!;
  return { paymentId, chargeId: here.chargeOf(invoice), payment };
}

const acts = async (uid: string) => {
  const { docs } = await platformAudit.collection({}).where("subjectUid", "==", uid).get();
  return docs.map((doc) => doc.data()).toSorted((a, b) => a.at.getTime() - b.at.getTime());
};

test("a bar holds until it is lifted; both are in the log with their reason", async () => {
  const uid = await newPlayer();
  await expect(bar(uid, NOTE)).rejects.toThrow(/bought nothing/);
  await paid(uid);
  await bar(uid, NOTE);
  expect(await checkout(uid, CITIZEN)).toMatchObject({ reason: "CUSTOMER_BARRED" });
  await unbar(uid, NOTE);
  expect(await checkout(uid, CITIZEN)).toMatchObject({ reason: "ALREADY_SUBSCRIBED" });
  expect(await acts(uid)).toMatchObject([
    { action: "barCustomer", reason: NOTE },
    { action: "unbarCustomer", reason: NOTE },
  ]);
});

test("lifting a bar lifts what a bank has warned of, for good, and no dispute that is open", async () => {
  const uid = await newPlayer();
  const { chargeId, payment } = await paid(uid);
  here.atBank(chargeId, "warn");
  await here.apply();
  expect(await payment()).toMatchObject({ isWarned: true });
  expect(await unbar(uid, NOTE)).toEqual([`✓ ${uid} may buy again; 1 warnings were lifted.`]);
  expect(await payment()).toMatchObject({ isWarned: false, warningLifted: true });
  here.atBank(chargeId, "dispute");
  await here.apply();
  await unbar(uid, NOTE);
  expect((await buyerOf(uid)).troubledPaymentIds).toHaveLength(1);
});

test("a refund is ordered once and made once; more than is left is refused", async () => {
  const uid = await newPlayer();
  const { paymentId, payment } = await paid(uid);
  await expect(refund(paymentId, "501", NOTE)).rejects.toThrow(/500 cents are left/);
  await expect(refund(paymentId, "-1", NOTE)).rejects.toThrow(/no whole number/);
  const order = { paymentId, amountCents: 200, orderId: "order-1" };
  await refundPayment(order);
  await refundPayment(order);
  await here.apply();
  expect(await payment()).toMatchObject({ refundedCents: 200 });
});

test("an event is applied again", async () => {
  const uid = await newPlayer();
  await paid(uid);
  const eventId = here.standIn.events.at(-1)!.id;
  await replayEvent(eventId, NOTE);
  const staged = await outbox.collection({}).where("task", "==", "applyStripeObject").get();
  const rows = staged.docs.filter((row) => row.data().body.includes(eventId));
  expect(rows).toHaveLength(1);
  await rows[0]!.ref.delete();
  await applyStripeObject({ eventId });
  expect((await stripeEvents.ref({ eventId }).get()).data()).toMatchObject({ status: "applied" });
  await expect(replayEvent("evt_none", NOTE)).rejects.toThrow(/No event/);
});

test("a grace is extended, 30 days at the most, and the hold is explained", async () => {
  const regionId = `o${randomUUID().slice(0, 13)}`;
  const since = new Date();
  const billing = { since, until: after(since, 3 * DAY_MS) };
  await openRegionFixture(regionId, {
    ownerUid: "somebody",
    status: "suspended",
    holds: { platform: null, billing },
  });
  await extendGrace(regionId, "240", NOTE);
  const { holds } = (await regions.ref({ regionId }).get()).data()!;
  expect(holds.billing!.until!.getTime()).toBeGreaterThan(after(since, 9 * DAY_MS).getTime());
  await expect(extendGrace(regionId, "721", NOTE)).rejects.toThrow(/at the latest/);
  const [said, held] = await explainHold(regionId);
  expect(said).toContain(`${regionId} is suspended; its owner is somebody.`);
  expect(held).toContain("held by billing since");
});
