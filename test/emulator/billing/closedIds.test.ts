import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { refresh } from "../../../functions/src/billing/refreshCheckout.ts";
import { lookalikeKey } from "../../../functions/src/platform/lookalike.ts";
import { regionNames, regions } from "../../../functions/src/regions/schema.ts";
import { openRegionFixture } from "../../support/fixtures.ts";
import { buyerOf, checkout, checkoutOf, newPlayer, opened } from "../../support/stripe/buying.ts";
import { stripeHere } from "../../support/stripe/here.ts";
import { platformRegions } from "../regions/world.ts";

const here = stripeHere();

beforeAll(platformRegions);

/** A region that has just closed: its names are nobody else's for a year, its id for ever. */
async function closed() {
  const regionId = `c${randomUUID().slice(0, 13)}`;
  const displayName = `Tomb ${regionId}`;
  await openRegionFixture(regionId, { displayName, status: "closed", closedAt: new Date() });
  for (const name of [regionId, displayName])
    await regionNames
      .ref({ nameKey: lookalikeKey(name) })
      .set({ regionId, name, reservedAt: new Date(), hold: null });
  return { regionId, displayName };
}

test("a checkout under the id of a closed region gets the next id of the name, each buyer's another", async () => {
  const { regionId, displayName } = await closed();
  const [buyer, other] = [await newPlayer(), await newPlayer()];
  const subject = { kind: "region", regionId, displayName: `New ${regionId}` };
  expect((await checkout(buyer, { ...subject, displayName })).reason).toBe("NAME_TAKEN");

  const requestId = randomUUID();
  const first = (await checkout(buyer, subject, requestId)).answer!;
  expect((await checkout(buyer, subject, requestId)).answer).toEqual(first);
  const { checkoutId } = await opened(buyer, subject);
  expect((await checkoutOf(checkoutId)).subject).toEqual({ kind: "region", regionId: `${regionId}-2` });
  expect((await buyerOf(buyer)).open).toEqual({ [`region:${regionId}-2`]: checkoutId });
  const theirs = await opened(other, { ...subject, displayName: `Other ${regionId}` });
  expect((await checkoutOf(theirs.checkoutId)).subject).toMatchObject({ regionId: `${regionId}-3` });

  here.pay(here.sessionOf(checkoutId).id);
  await refresh(checkoutId);
  const region = (await regions.ref({ regionId: `${regionId}-2` }).get()).data();
  expect(region).toMatchObject({ ownerUid: buyer, displayName: subject.displayName });
  expect((await regions.ref({ regionId }).get()).data()!.status).toBe("closed");
});

test("a call that was killed before Stripe had heard of it goes on with the id that it has got", async () => {
  const { regionId } = await closed();
  const buyer = await newPlayer();
  const subject = { kind: "region", regionId, displayName: `New ${regionId}` };
  const requestId = randomUUID();
  here.standIn.protocol.troubles.push({ status: 429, after: "doing nothing" });
  expect((await checkout(buyer, subject, requestId)).reason).toBe("STRIPE_UNAVAILABLE");
  const { checkoutId } = (await checkout(buyer, subject, requestId)).answer!;
  expect((await buyerOf(buyer)).open).toEqual({ [`region:${regionId}-2`]: checkoutId });
});
