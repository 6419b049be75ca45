import { beforeAll, expect, test, vi } from "vitest";
import { refresh } from "../../../functions/src/billing/refreshCheckout.ts";
import { endSubscription } from "../../../functions/src/billing/region/endSubscription.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { openRegionFixture } from "../../support/fixtures.ts";
import { freshRegion, newPlayer, opened } from "../../support/stripe/buying.ts";
import { stripeHere } from "../../support/stripe/here.ts";
import { administrator, ensureNexus, untilStatus } from "../regions/world.ts";

const here = stripeHere();
const PATIENCE = { timeout: 60_000, interval: 100 };

beforeAll(async () => {
  await openRegionFixture("default", { kind: "default" });
  await ensureNexus();
  await untilStatus("nexus", "active");
});

/** A region that a new player has bought and that stands. */
async function bought() {
  const uid = await newPlayer();
  const subject = freshRegion();
  const { checkoutId } = await opened(uid, subject);
  const { subscription } = here.pay(here.sessionOf(checkoutId).id);
  await refresh(checkoutId);
  const { regionId } = subject;
  const region = async () => (await regions.ref({ regionId }).get()).data()!;
  await vi.waitFor(async () => expect((await region()).status).toBe("active"), PATIENCE);
  return { uid, regionId, checkoutId, region, subscriptionId: String(subscription) };
}

const refunds = () => here.standIn.world.vault.all("refund").map(({ amount }) => Number(amount));
const subscriptionAt = (id: string) => here.standIn.world.vault.get("subscription", id)!;

test("what an administrator closes at once ends its subscription, and the unused time goes back to the card once", async () => {
  const { regionId, subscriptionId } = await bought();
  const action = { kind: "close" };
  await (await administrator()).call("regions/interveneInRegion", {
    regionId,
    reason: "It was sold by mistake.",
    action,
  });
  const at = new Date(Date.now() + 15 * DAY_MS).toISOString();
  const body = { regionId, unused: { way: "refund", at } };
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
