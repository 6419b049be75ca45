import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { payments } from "../../../functions/src/billing/payments/schema.ts";
import { refresh } from "../../../functions/src/billing/refreshCheckout.ts";
import { endSubscription } from "../../../functions/src/billing/region/endSubscription.ts";
import { beneficiaryAt } from "../../../functions/src/billing/shares/beneficiary.ts";
import { beneficiaries } from "../../../functions/src/billing/shares/schema.ts";
import { DAY_MS, HOUR_MS } from "../../../functions/src/platform/duration.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { cancelSubscription } from "../../../scripts/stripe/sales.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { fails, goesUnpaid } from "../../support/stripe/acts.ts";
import { asked, CITIZEN, newPlayer, opened } from "../../support/stripe/buying.ts";
import { stripeHere } from "../../support/stripe/here.ts";
import { admit } from "../membership/world.ts";
import { platformRegions } from "../regions/world.ts";
import { boughtRegion } from "./world.ts";

const here = stripeHere();

beforeAll(platformRegions);

/** A region that was bought and stands, with nothing left to report. */
async function bought() {
  const region = await boughtRegion(here, refresh);
  await here.apply();
  return region;
}

/** A resident has just paid for Galactic Citizen: what Stripe has to report of it waits. */
async function paidIn(regionId: string) {
  const uid = await newPlayer();
  const homes = [{ regionId, since: new Date(0) }];
  await players.ref({ uid }).update({ homeRegionId: regionId, homes });
  const { checkoutId } = await opened(uid, CITIZEN);
  const { invoice } = here.pay(here.sessionOf(checkoutId).id);
  const paymentId = here.paymentOf(String(invoice)).id;
  return async () => (await payments.ref({ paymentId }).get()).data()!.home;
}

/** The end of this second: Stripe's instants are whole ones. */
const nextSecond = () => new Promise((resolve) => setTimeout(resolve, 1_001 - (Date.now() % 1_000)));

test("a payment that is heard of after a handing-on is the former owner's, the next one the new owner's", async () => {
  const { uid: owner, regionId } = await bought();
  const late = await paidIn(regionId);
  const waiting = here.standIn.takeWaiting("snapshot");
  await nextSecond();

  const receiver = await newPlayer();
  await asked(owner, "regions/offerRegion", { requestId: randomUUID(), regionId, toUid: receiver });
  const { checkoutId } = await opened(receiver, { kind: "offeredRegion", regionId });
  here.pay(here.sessionOf(checkoutId).id);
  await refresh(checkoutId);
  await endSubscription({ regionId, uid: owner });
  await here.apply();
  await nextSecond();
  const next = await paidIn(regionId);
  await here.apply();
  await here.apply(waiting);
  expect(await late()).toEqual({ regionId, ownerUid: owner });
  expect(await next()).toEqual({ regionId, ownerUid: receiver });
});

test("what is paid while the region is not paid for is the platform's, also where it is heard of once it is", async () => {
  const { uid: owner, regionId, session, checkoutId } = await bought();
  const before = await paidIn(regionId);
  await nextSecond();
  const { world } = here.standIn;
  cancelSubscription(world, here.standIn.emit, String(session.subscription), "cancellation_requested");
  await nextSecond();
  const meanwhile = await paidIn(regionId);
  const waiting = here.standIn.takeWaiting("snapshot");
  await refresh(checkoutId);
  await nextSecond();
  const resumed = await asked(owner, "billing/resumeSubscription", {
    requestId: randomUUID(),
    regionId,
    returnPath: "/",
  });
  here.pay(here.sessionOf(resumed.answer!.checkoutId).id);
  await here.apply();
  const since = await paidIn(regionId);
  await here.apply();
  await here.apply(waiting);
  expect(await before()).toEqual({ regionId, ownerUid: owner });
  expect(await meanwhile()).toBeNull();
  expect(await since()).toEqual({ regionId, ownerUid: owner });
});

test("an heir shares from the end of the former owner's time on, who is asked for nothing more", async () => {
  const { uid: owner, regionId, region, session, checkoutId } = await bought();
  const { world } = here.standIn;
  fails(world, session.id);
  goesUnpaid(world, session.id);
  await refresh(checkoutId);
  const heir = await newPlayer();
  await admit(heir, regionId, "resident", { residentSince: new Date(Date.now() - 40 * DAY_MS) });
  const succession = await opened(heir, { kind: "succession", regionId });
  here.pay(here.sessionOf(succession.checkoutId).id);
  await refresh(succession.checkoutId);
  const until = (await region()).holds.billing!.until!;
  const at = async (instant: number) =>
    beneficiaryAt((await beneficiaries.ref({ regionId }).get()).data()!.changes, new Date(instant));
  expect(await at(Date.now() + HOUR_MS)).toBeNull();
  setClockOffset(until.getTime() - Date.now() + 30_000);
  try {
    await refresh(checkoutId);
  } finally {
    setClockOffset(0);
  }
  expect((await region()).ownerUid).toBe(heir);
  expect(await at(until.getTime() - HOUR_MS)).toBeNull();
  expect(await at(until.getTime() + HOUR_MS)).toBe(heir);
  // The former owner's open invoice can be paid by nobody any more.
  await endSubscription({ regionId, uid: owner });
  await endSubscription({ regionId, uid: owner });
  const { status, latest_invoice } = world.vault.get("subscription", String(session.subscription))!;
  expect([status, world.vault.get("invoice", latest_invoice)!.status]).toEqual(["canceled", "void"]);
});
