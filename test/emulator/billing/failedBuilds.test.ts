import { randomUUID } from "node:crypto";
import { beforeAll, expect, test, vi } from "vitest";
import { refresh } from "../../../functions/src/billing/refreshCheckout.ts";
import { checkouts } from "../../../functions/src/billing/schema.ts";
import { stripe } from "../../../functions/src/billing/stripe/stripeClient.ts";
import { after, DAY_MS, MINUTE_MS } from "../../../functions/src/platform/duration.ts";
import { transact } from "../../../functions/src/platform/store.ts";
import { jobs } from "../../../functions/src/platform/work/jobs.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { provisionRegion } from "../../../functions/src/regions/opening/provisionRegion.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { asked, checkoutOf, freshRegion, newPlayer, opened } from "../../support/stripe/buying.ts";
import { stripeHere } from "../../support/stripe/here.ts";
import { platformRegions } from "../regions/world.ts";

const here = stripeHere();
const PATIENCE = { timeout: 60_000, interval: 100 };

beforeAll(platformRegions);

/** A region that was paid for, and whose build has just failed. */
async function failed() {
  const uid = await newPlayer();
  const subject = freshRegion();
  const { regionId } = subject;
  const { checkoutId } = await opened(uid, subject);
  const session = here.pay(here.sessionOf(checkoutId).id);
  await here.apply();
  const region = async () => (await regions.ref({ regionId }).get()).data()!;
  await vi.waitFor(async () => expect((await region()).status).toBe("active"), PATIENCE);
  const { jobId } = await region();
  const failNow = async () => {
    await regions.ref({ regionId }).update({ status: "provisioning" });
    await jobs.ref({ jobId }).update({ status: "failed", endedAt: new Date() });
    const { parameters } = (await jobs.ref({ jobId }).get()).data()!;
    await transact((tx) => provisionRegion.fail!(tx, JSON.parse(parameters) as never, new Date()));
  };
  await failNow();
  return { uid, regionId, checkoutId, session, region, failNow };
}

const abandon = (uid: string, regionId: string, requestId: string = randomUUID()) =>
  asked<{ checkoutId: string }>(uid, "billing/abandonPurchase", { requestId, regionId });

test("a failed build is tried again when its time has come, and not before", async () => {
  const { uid, checkoutId, region, failNow } = await failed();
  const { build, dueAt } = await checkoutOf(checkoutId);
  expect(build).toMatchObject({ failures: 1, retryAt: dueAt });
  expect(dueAt!.getTime() - build!.firstFailedAt.getTime()).toBe(5 * MINUTE_MS);
  await refresh(checkoutId);
  expect((await region()).status).toBe("failed");
  expect((await checkoutOf(checkoutId)).dueAt).toEqual(dueAt);
  const past = { ...build!, retryAt: after(new Date(), -1) };
  await checkouts.ref({ checkoutId }).update({ build: past, dueAt: past.retryAt });
  await refresh(checkoutId);
  await vi.waitFor(async () => expect((await region()).status).toBe("active"), PATIENCE);
  await failNow();
  expect((await checkoutOf(checkoutId)).build).toMatchObject({
    failures: 2,
    firstFailedAt: build!.firstFailedAt,
  });
  const letters = await players
    .ref({ uid })
    .collection("notices")
    .where("kind", "==", "REGION_BUILD_FAILED")
    .get();
  expect(letters.size).toBe(2);
});

test("after a day its owner has the money back, once, and the region closes", async () => {
  const { uid, regionId, checkoutId, session, region } = await failed();
  expect(await abandon(uid, regionId)).toMatchObject({ reason: "NOT_ABANDONABLE" });
  expect(await abandon(await newPlayer(), regionId)).toMatchObject({ reason: "PERMISSION_DENIED" });
  const { build } = await checkoutOf(checkoutId);
  const old = { ...build!, firstFailedAt: after(new Date(), -DAY_MS) };
  await checkouts.ref({ checkoutId }).update({ build: old });
  const requestId = randomUUID();
  expect(await abandon(uid, regionId, requestId)).toMatchObject({ answer: { checkoutId } });
  expect((await region()).status).toBe("closing");
  expect(await abandon(uid, regionId, requestId)).toMatchObject({ answer: { checkoutId } });
  expect(await abandon(uid, regionId)).toMatchObject({ reason: "NOT_ABANDONABLE" });
  const { vault } = here.standIn.world;
  // A region that begins to close ends its subscription: the money goes back whichever task comes first.
  await (await stripe()).subscriptions.cancel(String(session.subscription));
  await refresh(checkoutId);
  await refresh(checkoutId);
  const charge = here.chargeOf(String(session.invoice));
  expect(vault.get("charge", charge)).toMatchObject({ amount_refunded: 2_500 });
  expect(vault.all("refund", (refund) => refund.charge === charge)).toHaveLength(1);
  expect(await checkoutOf(checkoutId)).toMatchObject({ status: "refunded", dueAt: null });
});
