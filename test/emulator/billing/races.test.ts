import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { refresh } from "../../../functions/src/billing/refreshCheckout.ts";
import { checkouts } from "../../../functions/src/billing/schema.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { openRegionFixture } from "../../support/fixtures.ts";
import {
  asked,
  buyerOf,
  CITIZEN,
  checkout,
  checkoutOf,
  newPlayer,
  opened,
} from "../../support/stripe/buying.ts";
import { stripeHere } from "../../support/stripe/here.ts";

const here = stripeHere();
const AT_ONCE = 12;

beforeAll(() => openRegionFixture("default", { kind: "default" }));

/** As a buyer does who has the page before them; false where the session has expired. */
function paid(sessionId: string): boolean {
  if (here.standIn.world.vault.get("checkout.session", sessionId)?.status !== "open") return false;
  here.pay(sessionId);
  return true;
}

/** An hour later, when every checkout is looked at that nothing was reported of. */
async function anHourLater(uid: string): Promise<void> {
  here.aheadMs = 70 * 60_000;
  try {
    const own = await checkouts.collection({}).where("uid", "==", uid).get();
    for (const { id } of own.docs) await refresh(id);
  } finally {
    here.aheadMs = 0;
  }
}

test("paying beside a checkout that takes the place of the one that is paid: one of the two is sold", async () => {
  const uids = await Promise.all(Array.from({ length: AT_ONCE }, newPlayer));
  const raced = await Promise.all(
    uids.map(async (uid, index) => {
      const first = await opened(uid, CITIZEN);
      const { id } = here.sessionOf(first.checkoutId);
      const [isPaid, second] = await Promise.all([
        setTimeout(index * 100).then(() => paid(id)),
        checkout(uid, CITIZEN),
      ]);
      return { uid, first, isPaid, second };
    }),
  );
  await here.apply();
  for (const { uid, first, isPaid, second } of raced) {
    await refresh(first.checkoutId);
    if (isPaid) expect(second.reason).toBe("ALREADY_SUBSCRIBED");
    else expect(second.answer).toBeDefined();
    expect((await checkoutOf(first.checkoutId)).status).toBe(isPaid ? "completed" : "expired");
    expect((await players.ref({ uid }).get()).data()!.galacticCitizen).toBe(isPaid);
  }
  // What was not paid is nobody's after its hour, whatever became of its call.
  for (const { uid, isPaid } of raced) {
    await anHourLater(uid);
    const { open, live } = await buyerOf(uid);
    expect(open).toEqual({});
    expect(Object.keys(live)).toEqual(isPaid ? ["galacticCitizen"] : []);
  }
  expect(here.standIn.world.vault.all("refund")).toEqual([]);
  console.log(`${raced.filter(({ isPaid }) => isPaid).length} of ${AT_ONCE} were paid`);
});

test("an account that goes beside its checkout: one of the two, never a checkout of nobody", async () => {
  const uids = await Promise.all(Array.from({ length: AT_ONCE }, newPlayer));
  const raced = await Promise.all(
    uids.map(async (uid, index) => {
      const [buys, goes] = await Promise.all([
        setTimeout(index * 150).then(() => checkout(uid, CITIZEN)),
        asked(uid, "players/deleteAccount", { requestId: randomUUID() }),
      ]);
      return { uid, buys, goes };
    }),
  );
  for (const { uid, buys, goes } of raced) {
    const own = await checkouts.collection({}).where("uid", "==", uid).get();
    const isGone = goes.reason === undefined;
    if (!isGone) expect(goes.reason).toBe("SUBSCRIBED");
    // Stripe has made the session while the account went: nothing of it can be paid for a player who is no more.
    if (isGone) expect(own.docs.filter((doc) => doc.data().status === "open")).toEqual([]);
    else expect(buys.answer).toBeDefined();
  }
  console.log(`${raced.filter(({ goes }) => goes.reason === undefined).length} of ${AT_ONCE} went`);
});
