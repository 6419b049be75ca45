import { describe, expect, test } from "vitest";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { dayOf, monthOf } from "../../../functions/src/platform/ledger/day.ts";
import { booksOn } from "../../../functions/src/ports/market/charge.ts";
import { NO_CLAIMS } from "../../../functions/src/ports/market/claims.ts";
import { traders } from "../../../functions/src/ports/schema.ts";
import { forEachPurpose } from "../../../functions/src/regions/configuration/publicMoney.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { openClaimDay } from "../../../functions/src/treasury/claims/openClaimDay.ts";
import { payClaimPage } from "../../../functions/src/treasury/claims/payClaimPage.ts";
import { payClaims } from "../../../functions/src/treasury/claims/payClaims.ts";
import { claimDays, spending } from "../../../functions/src/treasury/schema.ts";
import { configurationWith, openRegionFixture } from "../../support/fixtures.ts";
import { grant, held, openAccounts } from "../../support/ledger/ledger.ts";
import { freshId } from "../regions/world.ts";

const now = new Date();
const today = dayOf(now);
const yesterday = dayOf(after(now, -DAY_MS * 2));

/** A region that has appropriated so much for subsidies, with so much in its treasury. */
async function regionWith({ subsidies, treasury }: { subsidies: number; treasury: number }): Promise<string> {
  const regionId = freshId("t");
  const configuration = configurationWith({
    economy: { publicBudget: { ...forEachPurpose(0), subsidies } },
  });
  await openRegionFixture(regionId, { configuration });
  await openAccounts({ accountId: `treasury:${regionId}`, regionId });
  if (treasury > 0) await grant(`treasury:${regionId}`, treasury);
  return regionId;
}

/** Traders with so much claimed of a day that is over, and what they claim today. */
async function claimants(regionId: string, claims: readonly number[], todays = 0): Promise<string[]> {
  return Promise.all(
    claims.map(async (credits, index) => {
      const uid = `${regionId}-${index}`;
      await openAccounts({ accountId: `player:${uid}`, holderUid: uid });
      const open = { day: yesterday, credits };
      const later = todays === 0 ? null : { day: today, credits: todays };
      await traders.ref({ regionId, uid }).set({
        uid,
        regionId,
        accountId: `player:${uid}`,
        ...booksOn(today, undefined),
        claims: { ...NO_CLAIMS, open, later },
      });
      return uid;
    }),
  );
}

/** As its queue does. */
async function settled(regionId: string): Promise<void> {
  while ((await payClaims({ regionId })) === "more") {}
}

const paidTo = (uids: readonly string[]) => Promise.all(uids.map((uid) => held(`player:${uid}`)));
const dayIn = async (regionId: string) => (await claimDays.ref({ regionId, day: yesterday }).get()).data();

describe("a day's claims", () => {
  test("are paid out of the treasury, and of today's nothing yet", async () => {
    const regionId = await regionWith({ subsidies: 1_000, treasury: 700 });
    const uids = await claimants(regionId, [100, 200], 50);
    await settled(regionId);
    expect(await paidTo(uids)).toEqual([100, 200]);
    expect(await held(`treasury:${regionId}`)).toBe(400);
    expect(await dayIn(regionId)).toMatchObject({
      claimedCredits: 300,
      fundedCredits: 300,
      paidCredits: 300,
    });
    const spent = (await spending.ref({ regionId, month: monthOf(now) }).get()).data()!;
    expect(spent).toMatchObject({ spentCredits: { subsidies: 300 }, claimedCredits: 300 });
    const trader = (await traders.ref({ regionId, uid: uids[0]! }).get()).data()!;
    expect(trader.claims).toMatchObject({ open: { day: today, credits: 50 }, later: null });
  });

  test("are cut to what is appropriated, to what the treasury has, and the rest lapses for all to see", async () => {
    const tight = await regionWith({ subsidies: 100, treasury: 700 });
    const poor = await regionWith({ subsidies: 1_000, treasury: 60 });
    const [first, second] = [await claimants(tight, [100, 200, 300]), await claimants(poor, [100, 200, 300])];
    await Promise.all([settled(tight), settled(poor)]);
    const [paid, less] = [await paidTo(first), await paidTo(second)];
    expect(paid.reduce((sum, amount) => sum + amount)).toBe(100);
    expect(less.reduce((sum, amount) => sum + amount)).toBe(60);
    expect(await held(`treasury:${tight}`)).toBe(600);
    expect(await held(`treasury:${poor}`)).toBe(0);
    expect(await dayIn(tight)).toMatchObject({ claimedCredits: 600, fundedCredits: 100, dealtCredits: 600 });
    const { docs } = await traders.collection({ regionId: tight }).get();
    expect(docs.map((doc) => doc.data().claims.open)).toEqual([null, null, null]);
  });

  test("are paid once by any number of runs at once, page after page", { timeout: 180_000 }, async () => {
    const regionId = await regionWith({ subsidies: 1_000_000, treasury: 1_000_000 });
    const uids = await claimants(
      regionId,
      Array.from({ length: 230 }, (_, index) => index + 1),
    );
    await Promise.all([settled(regionId), settled(regionId), settled(regionId)]);
    expect(await paidTo(uids)).toEqual(uids.map((_, index) => index + 1));
    expect(await dayIn(regionId)).toMatchObject({ paidCredits: 26_565, fundedCredits: 26_565 });
  });

  test("of who is erased meanwhile go back to the treasury", async () => {
    const regionId = await regionWith({ subsidies: 1_000, treasury: 300 });
    const [gone, stays] = await claimants(regionId, [100, 200]);
    await openClaimDay(regionId, yesterday);
    await traders.ref({ regionId, uid: gone! }).delete();
    await payClaimPage(regionId, yesterday);
    expect(await paidTo([gone!, stays!])).toEqual([0, 200]);
    expect(await held(`treasury:${regionId}`)).toBe(100);
    // A claim that comes after the day's end lapses.
    const claims = { ...NO_CLAIMS, open: { day: yesterday, credits: 100 } };
    await traders.ref({ regionId, uid: stays! }).update({ claims });
    await settled(regionId);
    expect(await paidTo([stays!])).toEqual([200]);
  });

  test("lapse where the region has begun to close, and are paid where it is suspended", async () => {
    const [closing, suspended] = [
      await regionWith({ subsidies: 1_000, treasury: 300 }),
      await regionWith({ subsidies: 1_000, treasury: 300 }),
    ];
    await regions.ref({ regionId: closing }).update({ status: "closing" });
    await regions.ref({ regionId: suspended }).update({ status: "suspended" });
    const [lost, paid] = [await claimants(closing, [100]), await claimants(suspended, [100])];
    await Promise.all([settled(closing), settled(suspended)]);
    expect(await paidTo([...lost, ...paid])).toEqual([0, 100]);
    expect(await held(`treasury:${closing}`)).toBe(300);
  });
});
