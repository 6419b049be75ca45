import { describe, expect, test } from "vitest";
import { closeBank } from "../../../functions/src/banking/closeBank.ts";
import { postBoard } from "../../../functions/src/banking/currency/postBoard.ts";
import { currencyOf } from "../../../functions/src/platform/ledger/assets.ts";
import type { Configuration } from "../../../functions/src/regions/configuration/configuration.ts";
import { forEachPurpose } from "../../../functions/src/regions/configuration/publicMoney.ts";
import { isCovered } from "../../../functions/src/regions/currency/conversion.ts";
import { type Currency, currencies } from "../../../functions/src/regions/currency/schema.ts";
import { inRegion } from "../../../functions/src/regions/schema.ts";
import { configurationWith, openRegionFixture } from "../../support/fixtures.ts";
import { grant, held, openAccounts } from "../../support/ledger/ledger.ts";
import { type Actor, freshId, player, refusalOf } from "../regions/world.ts";
import { saver, wallet } from "./world.ts";

interface Money {
  readonly regionId: string;
  readonly owner: Actor;
}

const law = (currency: Partial<Configuration["currency"]>) =>
  configurationWith({ currency, economy: { publicBudget: { ...forEachPurpose(0), currency: 10_000 } } });

/** A region whose currency is in force, with so much in its treasury. */
async function minting(
  currency: Partial<Configuration["currency"]>,
  treasury = 0,
  board: Partial<Currency> = {},
): Promise<Money> {
  const owner = await player();
  const regionId = freshId("m");
  await openRegionFixture(regionId, { configuration: law(currency), ownerUid: owner.uid });
  await openAccounts(
    { accountId: `treasury:${regionId}`, regionId },
    { accountId: `reserve:${regionId}`, regionId },
    { accountId: `player:${owner.uid}`, holderUid: owner.uid },
  );
  if (treasury > 0) await grant(`treasury:${regionId}`, treasury);
  const { regime, rateMillionths, feeBasisPoints, levyRebateBasisPoints } = law(currency).currency;
  await currencies.ref(inRegion(regionId)).set({
    regionId,
    code: "AUR",
    name: "Aurora crown",
    regime,
    rateMillionths,
    setRateMillionths: rateMillionths,
    feeBasisPoints,
    levyRebateBasisPoints,
    announced: null,
    unbacked: { month: new Date().toISOString().slice(0, 7), units: 0 },
    ...board,
  });
  return { regionId, owner };
}

const boardOf = async (regionId: string) => (await currencies.ref(inRegion(regionId)).get()).data()!;
const unitsOf = ({ uid }: Actor, regionId: string) => held(`player:${uid}`, currencyOf(regionId));

async function convert(actor: Actor, regionId: string, give: "credits" | "units", amount: number) {
  const { rateMillionths } = await boardOf(regionId);
  return actor.call<{ received: number; feeCredits: number }>("banking/convert", {
    regionId,
    give,
    amount,
    rateMillionths,
  });
}

const supply = (owner: Actor, regionId: string, act: object) =>
  owner.send("banking/supplyCurrency", { regionId, supply: act, reason: "For the region's own money." });

describe("a region's currency", () => {
  test("has a code and a name that no other's look like", async () => {
    const [one, other] = [await minting({ regime: "none" }), await minting({ regime: "none" })];
    const name = `Crown ${freshId("n")}`;
    const asked = { regionId: one.regionId, code: "QXZ", name };
    await one.owner.call("banking/nameCurrency", asked);
    const refused = async (change: object) =>
      refusalOf(
        await other.owner.send("banking/nameCurrency", { ...asked, regionId: other.regionId, ...change }),
      );
    expect(await refused({ name: "Another name" })).toBe("NAME_TAKEN");
    expect(await refused({ code: "ABC", name: name.replace("C", "С") })).toBe("NAME_TAKEN");
    expect(await refused({ code: "NEXUS", name: "Another name" })).toBe("NAME_TAKEN");
    // Cyrillic, full width, small: what only looks like a code is none.
    for (const code of ["QХZ", "ＱXZ", "qxz", "Q XZ", "QX"])
      expect(await refused({ code, name: "Another name" }), code).toBe("INVALID_INPUT");
    await one.owner.call("banking/nameCurrency", { ...asked, code: "QYZ" });
    // What another gives up is free.
    await other.owner.call("banking/nameCurrency", {
      ...asked,
      regionId: other.regionId,
      name: "Another name",
    });
  });

  test("is converted both ways against its reserve, at the rate that was seen, with a fee for the treasury", async () => {
    const { regionId } = await minting({ regime: "fixed", rateMillionths: 500_000, feeBasisPoints: 300 });
    const actor = await saver(regionId, 1_000);
    const unseen = { regionId, give: "credits", amount: 100, rateMillionths: 400_000 };
    expect(refusalOf(await actor.send("banking/convert", unseen))).toBe("RATE_MOVED");
    expect(await convert(actor, regionId, "credits", 1_000)).toEqual({ received: 1_940, feeCredits: 30 });
    expect(await convert(actor, regionId, "units", 1_940)).toEqual({ received: 940, feeCredits: 30 });
    expect(await wallet(actor)).toBe(940);
    expect([await held(`treasury:${regionId}`), await held(`reserve:${regionId}`)]).toEqual([60, 0]);
    const more = { regionId, give: "units", amount: 1, rateMillionths: 500_000 };
    expect(refusalOf(await actor.send("banking/convert", more))).toBe("CONVERTS_TO_NOTHING");
    const two = { ...more, amount: 2 };
    expect(refusalOf(await actor.send("banking/convert", { ...two, amount: 40 }))).toBe("INSUFFICIENT_FUNDS");
  });

  test("in a float is backed and issued within law and month, and covered when acts race", async () => {
    const { regionId, owner } = await minting({ regime: "float" }, 5_000);
    const actor = await saver(regionId, 20_000);
    await convert(actor, regionId, "credits", 10_000);
    const backed = await supply(owner, regionId, { kind: "back", amountCredits: 1_000 });
    expect(backed).toMatchObject({ result: { rateMillionths: 1_100_000 } });
    expect(refusalOf(await supply(owner, regionId, { kind: "issue", amountUnits: 501 }))).toBe(
      "UNBACKED_LIMIT",
    );
    const rate = (await boardOf(regionId)).rateMillionths;
    const redeem = () =>
      actor.send("banking/convert", { regionId, give: "units", amount: 500, rateMillionths: rate });
    await Promise.all([
      redeem(),
      supply(owner, regionId, { kind: "issue", amountUnits: 300 }),
      redeem(),
      supply(owner, regionId, { kind: "issue", amountUnits: 300 }),
      redeem(),
    ]);
    const units =
      (await unitsOf(actor, regionId)) + (await held(`treasury:${regionId}`, currencyOf(regionId)));
    const { rateMillionths, unbacked } = await boardOf(regionId);
    expect(unbacked.units).toBe(300);
    expect(isCovered({ reserveCredits: await held(`reserve:${regionId}`), units }, rateMillionths)).toBe(
      true,
    );
    const tooMuch = { kind: "buy", amountCredits: 9_001 };
    expect(refusalOf(await supply(owner, regionId, tooMuch))).toBe("BUDGET_SPENT");
  });

  test("pays grants in units that the treasury has bought", async () => {
    const { regionId, owner } = await minting({ regime: "fixed", rateMillionths: 500_000 }, 1_000);
    const actor = await saver(regionId, 0);
    await owner.call("regions/configureEconomy", { regionId, economy: { publicBudget: { grants: 500 } } });
    const grantOf = (amountCredits: number) => ({
      regionId,
      payment: { purpose: "grants", payeeUid: actor.uid, inUnits: true },
      amountCredits,
      reason: "For a year of good services.",
    });
    expect(refusalOf(await owner.send("treasury/spend", grantOf(100)))).toBe("INSUFFICIENT_FUNDS");
    await supply(owner, regionId, { kind: "buy", amountCredits: 400 });
    await owner.call("treasury/spend", grantOf(100));
    expect(await unitsOf(actor, regionId)).toBe(200);
    expect(await held(`treasury:${regionId}`)).toBe(600);
  });

  test("is redeemed whole where the law ends it, two days after it was announced, and where its region ends", async () => {
    const past = new Date(Date.now() - 1_000);
    const ending = await minting({ regime: "none" }, 0, {
      regime: "fixed",
      rateMillionths: 500_000,
      announced: { regime: "none", rateMillionths: 1_000_000, from: past },
    });
    const closing = await minting({ regime: "fixed", rateMillionths: 500_000 });
    for (const { regionId } of [ending, closing]) {
      const holder = await saver(regionId, 0);
      await grant(`reserve:${regionId}`, 120);
      await grant(`player:${holder.uid}`, 201, currencyOf(regionId));
      const buying = { regionId, give: "credits", amount: 10, rateMillionths: 500_000 };
      if (regionId === ending.regionId) {
        expect(refusalOf(await holder.send("banking/convert", buying))).toBe("NO_CURRENCY");
        await Promise.all([postBoard({ regionId }), postBoard({ regionId })]);
        expect((await boardOf(regionId)).regime).toBe("none");
      } else await closeBank(regionId);
      expect([await wallet(holder), await unitsOf(holder, regionId)]).toEqual([100, 0]);
      expect([await held(`reserve:${regionId}`), await held(`treasury:${regionId}`)]).toEqual([0, 20]);
    }
  });
});
