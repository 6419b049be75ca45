import { randomUUID } from "node:crypto";
import { beforeAll, expect, test, vi } from "vitest";
import { payments } from "../../../functions/src/billing/payments/schema.ts";
import { buyers, checkouts, stripeEvents, subscriptions } from "../../../functions/src/billing/schema.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { outbox } from "../../../functions/src/platform/work/outbox.ts";
import { erasures, players } from "../../../functions/src/players/schema.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { registerFixture } from "../../support/fixtures.ts";
import {
  actAtBank,
  customerAtStripe,
  leaveCheckout,
  press,
  sendEvent,
  takeEvents,
} from "../../support/stripe/reports.ts";
import { post } from "../../support/wire.ts";
import { runSchedule } from "../../support/work.ts";
import { platformRegions } from "../regions/world.ts";

const PATIENCE = { timeout: 60_000, interval: 100 };

let token: string;
const uid = `b${randomUUID().slice(0, 13)}`;

async function call<Result>(path: string, data: object, as = token): Promise<Result> {
  const body = JSON.stringify({ data: { requestId: randomUUID(), returnPath: "/regions", ...data } });
  const { result, error } = await post(path, body, { token: as });
  if (error) throw new Error(`${error.details?.reason}: ${error.message}`);
  return result as Result;
}

beforeAll(async () => {
  await platformRegions();
  token = await registerFixture(uid);
  await takeEvents();
});

/** Sends what Stripe has to report, each event twice and in an order of its own, and waits until it is applied. */
async function report(form: "snapshot" | "thin"): Promise<void> {
  const events = await takeEvents(form);
  const order = [...events, ...events].toSorted(() => Math.random() - 0.5);
  for (const event of order) expect(await sendEvent(event)).toBe(200);
  const ids = events.map(({ body }) => (JSON.parse(body) as { id: string }).id);
  await vi.waitFor(async () => {
    const read = await Promise.all(ids.map((eventId) => stripeEvents.ref({ eventId }).get()));
    expect(read.map((event) => event.data()?.status)).not.toContain("pending");
  }, PATIENCE);
}

test("a region is bought and stands; its card is changed in the portal", async () => {
  const regionId = `b${randomUUID().slice(0, 13)}`;
  const subject = { kind: "region", regionId, displayName: `Bay ${regionId}` };
  const { url } = await call<{ url: string }>("billing/createCheckout", { subject });
  await leaveCheckout(url, "declines");
  const paidMs = performance.now();
  await leaveCheckout(url, "pays");
  await report("snapshot");
  await vi.waitFor(async () => {
    expect((await regions.ref({ regionId }).get()).data()).toMatchObject({
      status: "active",
      ownerUid: uid,
    });
  }, PATIENCE);
  console.log(`from payment to an active region: ${Math.round(performance.now() - paidMs)} ms`);
  const portal = await call<{ url: string }>("billing/openPortal", {});
  expect(portal.url).toContain("/portal/cus_");
  await press(portal.url, "card:declines");
  await vi.waitFor(async () => {
    const left = await outbox.collection({}).where("task", "==", "applyStripeObject").get();
    expect(left.size).toBe(0);
  }, PATIENCE);
});

test("a warning that nothing follows is over by itself, at night, 120 days after the payment", async () => {
  const { url, checkoutId } = await call<{ url: string; checkoutId: string }>("billing/createCheckout", {
    subject: { kind: "galacticCitizen" },
  });
  await leaveCheckout(url, "pays");
  await actAtBank(checkoutId, "warn");
  await report("snapshot");
  const troubled = async () => (await buyers.ref({ uid }).get()).data()!.troubledPaymentIds;
  expect(await troubled()).toHaveLength(1);
  try {
    for (const [days, left] of [
      [119, 1],
      [121, 0],
    ] as const) {
      setClockOffset(days * DAY_MS);
      await runSchedule("reconcileBilling");
      await vi.waitFor(async () => expect(await troubled()).toHaveLength(left), PATIENCE);
    }
  } finally {
    setClockOffset(0);
  }
});

test("who has bought by thin events, and goes, ends subscriptions and customer at Stripe, and is erased after it", async () => {
  const gone = `b${randomUUID().slice(0, 13)}`;
  const theirs = await registerFixture(gone);
  const { accountId } = (await players.ref({ uid: gone }).get()).data()!;
  const subject = { kind: "galacticCitizen" };
  const { url } = await call<{ url: string }>("billing/createCheckout", { subject }, theirs);
  await leaveCheckout(url, "pays");
  await report("thin");
  const { customerId } = (await buyers.ref({ uid: gone }).get()).data()!;
  expect(await customerAtStripe(customerId!)).toEqual({ deleted: false, subscriptions: ["active"] });

  await post("players/deleteAccount", JSON.stringify({ data: { requestId: randomUUID() } }), {
    token: theirs,
  });
  await vi.waitFor(async () => {
    expect((await erasures.ref({ uid: gone }).get()).data()?.erasedAt).toBeInstanceOf(Date);
  }, PATIENCE);
  expect(await customerAtStripe(customerId!)).toEqual({ deleted: true, subscriptions: ["canceled"] });
  await report("snapshot");
  expect((await buyers.ref({ uid: gone }).get()).exists).toBe(false);
  const own = checkouts.collection({}).where("uid", "==", gone);
  expect(
    (await own.get()).size + (await subscriptions.collection({}).where("uid", "==", gone).get()).size,
  ).toBe(0);
  const kept = await payments.collection({}).where("payerAccountId", "==", accountId).get();
  expect(kept.docs.map((doc) => doc.data().paidCents)).toEqual([500]);
});
