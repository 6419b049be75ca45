import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { beforeAll, expect, test, vi } from "vitest";
import { payments as examplePayment } from "../../functions/src/billing/payments/examples.ts";
import { payments } from "../../functions/src/billing/payments/schema.ts";
import { buyers, stripeEvents } from "../../functions/src/billing/schema.ts";
import { shareMonths } from "../../functions/src/billing/shares/schema.ts";
import { closings } from "../../functions/src/closing/schema.ts";
import { HOUR_MS } from "../../functions/src/platform/duration.ts";
import { db } from "../../functions/src/platform/store.ts";
import { jobs } from "../../functions/src/platform/work/jobs.ts";
import { players } from "../../functions/src/players/schema.ts";
import { regions } from "../../functions/src/regions/schema.ts";
import { platformRegions } from "../emulator/regions/world.ts";
import { billedRequests } from "../support/costLog.ts";
import { setClockOffset } from "../support/emulators.ts";
import { registerFixture } from "../support/fixtures.ts";
import requestScope from "../support/requestScope.cjs";
import { expectLives, shuffled } from "../support/stripe/lives.ts";
import { endSubscription, leaveCheckout, sendEvent, takeEvents } from "../support/stripe/reports.ts";
import { post } from "../support/wire.ts";
import { deliver, runSchedule } from "../support/work.ts";

const PATIENCE = { timeout: 300_000, interval: 250 };

beforeAll(async () => {
  await platformRegions();
  await takeEvents();
});

/** A checkout that was just paid. */
async function paid(subject: object): Promise<string> {
  const uid = `l${randomUUID().slice(0, 13)}`;
  const token = await registerFixture(uid);
  const data = { requestId: randomUUID(), returnPath: "/", subject };
  const { result, error } = await post("billing/createCheckout", JSON.stringify({ data }), { token });
  if (error) throw new Error(`${error.details?.reason}: ${error.message}`);
  await leaveCheckout((result as { url: string }).url, "pays");
  return uid;
}

const statusesOf = async (bodies: readonly string[]) => {
  const ids = bodies.map((body) => (JSON.parse(body) as { id: string }).id);
  const read = await Promise.all(ids.map((eventId) => stripeEvents.ref({ eventId }).get()));
  return read.map((event) => event.data()?.status);
};

test("300 lives, their events of both forms shuffled with duplicates: the end is what Stripe has", () =>
  expectLives(300));

test("five regions by shuffled events: each is built, held when its subscription ends, and closes when nobody has paid in time", async () => {
  const regionIds = Array.from({ length: 5 }, () => `l${randomUUID().slice(0, 13)}`);
  const checkoutIds = await Promise.all(
    regionIds.map(async (regionId) => {
      const uid = await paid({ kind: "region", regionId, displayName: `Long ${regionId}` });
      return Object.values((await buyers.ref({ uid }).get()).data()!.open)[0]!;
    }),
  );
  const bought = await takeEvents();
  const statusesAre = (...expected: string[]) =>
    vi.waitFor(async () => {
      const found = await Promise.all(regionIds.map((regionId) => regions.ref({ regionId }).get()));
      for (const region of found) expect(expected).toContain(region.data()?.status);
    }, PATIENCE);
  await Promise.all(shuffled(bought).map(sendEvent));
  await statusesAre("active");
  for (const checkoutId of checkoutIds) await endSubscription(checkoutId);
  await Promise.all(shuffled([...bought, ...(await takeEvents("thin"))]).map(sendEvent));
  await statusesAre("suspended");
  setClockOffset(73 * HOUR_MS);
  try {
    await runSchedule("refreshCheckouts");
    await statusesAre("closing", "closed");
    await vi.waitFor(async () => {
      const found = await Promise.all(regionIds.map((regionId) => closings.ref({ regionId }).get()));
      for (const closing of found) expect(["emptied", "closed"]).toContain(closing.data()?.phase);
    }, PATIENCE);
  } finally {
    setClockOffset(0);
  }
});

/** Sends what Stripe reports of payments, and waits until all that was paid for is active. @returns how long that took. */
async function provisionedMs(regionIds: readonly string[], uids: readonly string[]): Promise<number> {
  const events = await takeEvents();
  const startedMs = performance.now();
  expect(new Set(await Promise.all(events.map(sendEvent)))).toEqual(new Set([200]));
  await vi.waitFor(
    async () => {
      const found = await Promise.all(regionIds.map((regionId) => regions.ref({ regionId }).get()));
      expect(new Set(found.map((region) => region.data()?.status))).toEqual(new Set(["active"]));
      expect(found.map((region) => region.data()?.ownerUid)).toEqual(uids);
    },
    { ...PATIENCE, interval: 50 },
  );
  return Math.round(performance.now() - startedMs);
}

test("twenty regions paid at once are all built, none twice", async () => {
  const newIds = (length: number) => Array.from({ length }, () => `l${randomUUID().slice(0, 13)}`);
  const subjectOf = (regionId: string) => ({ kind: "region", regionId, displayName: `Long ${regionId}` });
  const buyersOf = (ids: readonly string[]) => Promise.all(ids.map((regionId) => paid(subjectOf(regionId))));
  // The first call of each worker takes a second: the second region shows what a payment takes.
  const cold = newIds(1);
  await provisionedMs(cold, await buyersOf(cold));
  const one = newIds(1);
  const oneMs = await provisionedMs(one, await buyersOf(one));
  const regionIds = newIds(20);
  const uids = await buyersOf(regionIds);
  const twentyMs = await provisionedMs(regionIds, uids);
  console.log(`from payment to active: one region in ${oneMs} ms, twenty at once in ${twentyMs} ms`);
  const built = await Promise.all(
    regionIds.map(async (regionId) => {
      const { jobId } = (await regions.ref({ regionId }).get()).data()!;
      return (await jobs.ref({ jobId }).get()).data()?.attempt;
    }),
  );
  expect(built).toEqual(Array(20).fill(1));
  const letters = await Promise.all(
    uids.map(async (uid) => {
      const own = players.ref({ uid }).collection("notices").where("kind", "==", "REGION_BOUGHT");
      return (await own.get()).size;
    }),
  );
  expect(letters).toEqual(Array(20).fill(1));
});

test("five hundred events within a minute are all stored and applied, and none is answered BUSY", async () => {
  for (let buyer = 0; buyer < 100; buyer++) await paid({ kind: "galacticCitizen" });
  const events = (await takeEvents()).slice(0, 500);
  expect(events).toHaveLength(500);
  const startedMs = performance.now();
  for (let at = 0; at < events.length; at += 20) {
    const statuses = await Promise.all(events.slice(at, at + 20).map(sendEvent));
    expect(new Set(statuses)).toEqual(new Set([200]));
  }
  expect(performance.now() - startedMs).toBeLessThan(60_000);
  await vi.waitFor(async () => {
    expect(await statusesOf(events.map(({ body }) => body))).not.toContain("pending");
  }, PATIENCE);
});

test("a month of 10,000 payments is closed by reading each of them once", async () => {
  const month = "2101-03";
  const owners = 20;
  const paidAt = new Date(`${month}-15T00:00:00Z`);
  for (let first = 0; first < 10_000; first += 400) {
    const batch = db().batch();
    for (let index = first; index < first + 400; index++) {
      const paymentId = `inpay_m${index}`;
      const home = { regionId: `m-region-${index % owners}`, ownerUid: `m-owner-${index % owners}` };
      batch.set(payments.ref({ paymentId }), {
        ...examplePayment,
        paymentId,
        paidAt,
        shareMonth: month,
        home,
      } as never);
    }
    await batch.commit();
  }
  await shareMonths
    .ref({ month })
    .set({ month, dueAt: new Date(), closedAt: null, capCents: 2_500, balance: null });
  const fromByte = statSync(process.env.COST_LOG!).size;
  const measured = { [requestScope.STEP_HEADER]: "month of 10,000" };
  expect(await deliver("closeShareMonth", { month }, measured)).toBeLessThan(300);
  const [closing] = billedRequests(process.env.COST_LOG!, fromByte).filter(
    ({ step }) => step === "month of 10,000",
  );
  // Besides: the month, the page after the last, what has changed of earlier months, and of each owner the statement and the one before it.
  expect(closing!.bill.reads).toBe(10_000 + 3 + 2 * owners);
  const { balance } = (await shareMonths.ref({ month }).get()).data()!;
  expect(balance).toMatchObject({ paidCents: 10_000 * 500, ownersCents: owners * 2_500 });
});
