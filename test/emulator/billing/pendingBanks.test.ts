import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { refresh } from "../../../functions/src/billing/refreshCheckout.ts";
import { cancelSubscription, settleLater } from "../../../scripts/stripe/sales.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { asked, checkoutOf } from "../../support/stripe/buying.ts";
import { stripeHere } from "../../support/stripe/here.ts";
import { platformRegions } from "../regions/world.ts";
import { boughtRegion } from "./world.ts";

const here = stripeHere();

beforeAll(platformRegions);

/** Held since its subscription has ended; its owner has left the checkout of a new one to a bank that answers later. */
async function pending() {
  const { uid, regionId, region, checkoutId, session } = await boughtRegion(here, refresh);
  const { world, emit } = here.standIn;
  cancelSubscription(world, emit, String(session.subscription), "cancellation_requested");
  await refresh(checkoutId);
  const order = { requestId: randomUUID(), regionId, returnPath: "/" };
  const resumed = (await asked(uid, "billing/resumeSubscription", order)).answer!.checkoutId;
  const sessionId = here.pay(here.sessionOf(resumed).id, "later").id;
  await refresh(resumed);
  expect(await region()).toMatchObject({ status: "suspended" });
  const answer = (isPaid: boolean) => settleLater(world, emit, sessionId, isPaid);
  return { region, checkoutId, resumed, answer };
}

test("a held region stays held until the bank has paid", async () => {
  const { region, resumed, answer } = await pending();
  answer(true);
  await refresh(resumed);
  expect(await region()).toMatchObject({ status: "active", holds: { billing: null } });
});

test("a bank that says no leaves the region held, and it closes at the end of its grace", async () => {
  const { region, checkoutId, resumed, answer } = await pending();
  const until = (await region()).holds.billing!.until!;
  setClockOffset(until.getTime() - Date.now() + 30_000);
  try {
    // The bank may still pay.
    for (const id of [checkoutId, resumed]) await refresh(id);
    expect((await region()).status).toBe("suspended");
    answer(false);
    await refresh(resumed);
  } finally {
    setClockOffset(0);
  }
  expect((await checkoutOf(resumed)).status).toBe("expired");
  expect((await region()).status).toBe("closing");
});
