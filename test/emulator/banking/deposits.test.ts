import { describe, expect, test } from "vitest";
import { closeBank } from "../../../functions/src/banking/closeBank.ts";
import { creditInterest } from "../../../functions/src/banking/deposits/creditInterest.ts";
import { postRate } from "../../../functions/src/banking/rates/postRate.ts";
import { MOST_POSTINGS, monthBefore } from "../../../functions/src/banking/rates/rates.ts";
import { banks, deposits } from "../../../functions/src/banking/schema.ts";
import { members } from "../../../functions/src/membership/schema.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { dayOf } from "../../../functions/src/platform/ledger/day.ts";
import { forEachPurpose } from "../../../functions/src/regions/configuration/publicMoney.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { configurationWith, openRegionFixture } from "../../support/fixtures.ts";
import { grant, held, openAccounts } from "../../support/ledger/ledger.ts";
import { type Actor, freshId, player, refusalOf } from "../regions/world.ts";
import { banked, depositOf, saver, wallet } from "./world.ts";

const today = dayOf(new Date());
const daysAgo = (days: number) => dayOf(after(new Date(), -days * DAY_MS));

/** As if all in the deposit had been there since the month before, at a rate of 1 % a day. */
async function saved(regionId: string, uid: string): Promise<void> {
  const postings = Array.from({ length: 70 }, (_, index) => ({
    day: daysAgo(70 - index),
    rateBasisPoints: 1_000,
    depositsCredits: 0,
  }));
  await banks.ref({ regionId, part: "bank" }).update({ postings });
  const creditOn = `${today.slice(0, 7)}-01`;
  const day = monthBefore(creditOn);
  const { balanceCredits } = (await deposits.ref({ regionId, uid }).get()).data()!;
  await deposits.ref({ regionId, uid }).update({ day, creditOn, lowestCredits: balanceCredits });
}

describe("a deposit", () => {
  test("is paid in and out, to the credit, and stays its player's", async () => {
    const regionId = await banked(0);
    const actor = await saver(regionId, 1_000);
    expect(await actor.call("banking/deposit", { regionId, amountCredits: 600 })).toEqual({
      balanceCredits: 600,
    });
    expect(await actor.call("banking/deposit", { regionId, amountCredits: 150 })).toEqual({
      balanceCredits: 750,
    });
    expect([await wallet(actor), await depositOf(actor, regionId)]).toEqual([250, 750]);
    const part = await actor.call("banking/withdraw", { regionId, amountCredits: 50 });
    expect(part).toEqual({ paidCredits: 50, balanceCredits: 700 });
    // Who has left takes out what is theirs, of a suspended region, too.
    await members.ref({ regionId, uid: actor.uid }).update({ status: "left" });
    await regions.ref({ regionId }).update({ status: "suspended" });
    expect(await actor.call("banking/withdraw", { regionId })).toEqual({
      paidCredits: 700,
      balanceCredits: 0,
    });
    expect([await wallet(actor), await depositOf(actor, regionId)]).toEqual([1_000, 0]);
  });

  test("is refused beyond the wallet, of strangers, and in a suspended region", async () => {
    const regionId = await banked(0);
    const [actor, stranger] = [await saver(regionId, 100), await player()];
    const refused = async (by: Actor, path: string, amountCredits: number) =>
      refusalOf(await by.send(`banking/${path}`, { regionId, amountCredits }));
    expect(await refused(actor, "deposit", 101)).toBe("INSUFFICIENT_FUNDS");
    expect(await refused(stranger, "deposit", 1)).toBe("NOT_A_MEMBER");
    expect(await refused(actor, "withdraw", 1)).toBe("DEPOSIT_SHORT");
    expect(await refused(actor, "deposit", -1)).toBe("INVALID_INPUT");
    await actor.call("banking/deposit", { regionId, amountCredits: 100 });
    expect(await refused(actor, "withdraw", 101)).toBe("DEPOSIT_SHORT");
    await regions.ref({ regionId }).update({ status: "suspended" });
    expect(await refused(actor, "deposit", 1)).toBe("REGION_CLOSED");
  });

  test("that is withdrawn twice at once is paid once", async () => {
    const regionId = await banked(0);
    const actor = await saver(regionId, 500);
    await actor.call("banking/deposit", { regionId, amountCredits: 500 });
    await Promise.all([1, 2, 3].map(() => actor.send("banking/withdraw", { regionId, amountCredits: 400 })));
    expect([await wallet(actor), await depositOf(actor, regionId)]).toEqual([400, 100]);
  });
});

describe("interest", () => {
  test("is posted once a day as far as the capital goes, and none in a suspended region", async () => {
    const regionId = await banked(103);
    const actor = await saver(regionId, 10_000);
    await actor.call("banking/deposit", { regionId, amountCredits: 10_000 });
    await regions.ref({ regionId }).update({ status: "suspended" });
    await postRate({ regionId });
    expect((await banks.ref({ regionId, part: "bank" }).get()).data()!.postings).toEqual([]);
    await regions.ref({ regionId }).update({ status: "active" });
    await Promise.all([postRate({ regionId }), postRate({ regionId })]);
    const { postings } = (await banks.ref({ regionId, part: "bank" }).get()).data()!;
    // Two credits are kept: 101 × 10,000 ÷ 10,002.
    expect(postings).toEqual([{ day: today, rateBasisPoints: 100, depositsCredits: 10_002 }]);
    expect(postings.length).toBeLessThan(MOST_POSTINGS);
  });

  test("of a month that is over is paid once, out of the capital, by any number of runs beside a withdrawal", async () => {
    const regionId = await banked(1_000_000);
    const actor = await saver(regionId, 30_000);
    await actor.call("banking/deposit", { regionId, amountCredits: 30_000 });
    const { uid } = actor;
    await saved(regionId, uid);
    const runs = [1, 2, 3].map(() => creditInterest({ regionId, uid }));
    await Promise.all([...runs, actor.call("banking/withdraw", { regionId, amountCredits: 1_000 })]);
    const deposit = (await deposits.ref({ regionId, uid }).get()).data()!;
    const days = Math.round(
      (Date.parse(`${today.slice(0, 7)}-01`) - Date.parse(monthBefore(`${today.slice(0, 7)}-01`))) / DAY_MS,
    );
    const interest = days * 100;
    expect(deposit).toMatchObject({ balanceCredits: 29_000 + interest, pendingCredits: 0 });
    expect(await depositOf(actor, regionId)).toBe(29_000 + interest);
    expect(await held(`bank:${regionId}`)).toBe(1_000_000 - interest);
    expect(await wallet(actor)).toBe(1_000);
  });
});

describe("capital", () => {
  test("is what officers spend of the appropriation, and opens the bank's account", async () => {
    const owner = await player();
    const regionId = freshId("b");
    const economy = { publicBudget: { ...forEachPurpose(0), bank: 500 } };
    await openRegionFixture(regionId, { ownerUid: owner.uid, configuration: configurationWith({ economy }) });
    await openAccounts({ accountId: `treasury:${regionId}`, regionId });
    await grant(`treasury:${regionId}`, 900);
    const spend = { regionId, payment: { purpose: "bank" }, reason: "The bank needs capital." };
    await owner.call("treasury/spend", { ...spend, amountCredits: 300 });
    expect(await owner.call("treasury/spend", { ...spend, amountCredits: 200 })).toEqual({ leftCredits: 0 });
    expect(refusalOf(await owner.send("treasury/spend", { ...spend, amountCredits: 1 }))).toBe(
      "BUDGET_SPENT",
    );
    expect([await held(`bank:${regionId}`), await held(`treasury:${regionId}`)]).toEqual([500, 400]);
  });
});

describe("the end of a region", () => {
  test("pays every deposit with its interest, once, and gives the treasury the rest", async () => {
    const regionId = await banked(5_000);
    const [first, second] = [await saver(regionId, 3_000), await saver(regionId, 700)];
    for (const [actor, amountCredits] of [
      [first, 3_000],
      [second, 700],
    ] as const)
      await actor.call("banking/deposit", { regionId, amountCredits });
    await saved(regionId, first.uid);
    await closeBank(regionId);
    await closeBank(regionId);
    const interest = (await wallet(first)) - 3_000;
    expect(interest).toBeGreaterThan(200);
    expect(await wallet(second)).toBe(700);
    expect(await held(`treasury:${regionId}`)).toBe(5_000 - interest);
    expect([await depositOf(first, regionId), await held(`bank:${regionId}`)]).toEqual([0, 0]);
  });
});
