import { describe, expect, test } from "vitest";
import { closeBank } from "../../../functions/src/banking/closeBank.ts";
import { payCover } from "../../../functions/src/banking/insurance/payCover.ts";
import { unpaidLosses } from "../../../functions/src/banking/insurance/unpaid.ts";
import { loans, policies } from "../../../functions/src/banking/schema.ts";
import { engagements as example } from "../../../functions/src/combat/examples.ts";
import { type Engagement, engagements } from "../../../functions/src/combat/schema.ts";
import { DAY_MS, after as later } from "../../../functions/src/platform/duration.ts";
import { newShip } from "../../../functions/src/ships/newShip.ts";
import { ships } from "../../../functions/src/ships/schema.ts";
import { grant, held, move, openAccounts } from "../../support/ledger/ledger.ts";
import { type Actor, freshId, refusalOf } from "../regions/world.ts";
import { banked, hold, saver, wallet } from "./world.ts";

const now = new Date();

/** A region whose fund has so much. */
async function insuring(fund: number, capital = 0): Promise<string> {
  const regionId = await banked(capital, {
    loansEnabled: true,
    maxLoanCredits: 5_000,
    loanMarginBasisPoints: 0,
    interestBasisPoints: 0,
  });
  await openAccounts({ accountId: `insurance:${regionId}`, regionId });
  if (fund > 0) await grant(`insurance:${regionId}`, fund);
  return regionId;
}

async function freighter({ uid }: Actor): Promise<string> {
  const shipId = freshId("ship");
  await ships
    .ref({ shipId })
    .set(newShip("freighter", { ownerUid: uid, name: "Barge", granted: false }, now));
  return shipId;
}

const insuranceOf = (regionId: string, shipId: string, coverCredits: number) => ({
  regionId,
  shipId,
  coverCredits,
  days: 30,
});

/** As if the cover had been bought two days ago, and the ship been destroyed since. */
async function lost(shipId: string, { uid }: Actor, at = later(now, -3_600_000)): Promise<string> {
  await policies.ref({ shipId }).update({ startsAt: later(now, -DAY_MS) });
  const engagementId = freshId("fight");
  const fight = example as Engagement;
  await engagements.ref({ engagementId }).set({
    ...fight,
    defenderUid: uid,
    at,
    defender: { ...fight.defender, shipId, end: "destroyed" },
  });
  await ships.ref({ shipId }).delete();
  return engagementId;
}

const settled = async (regionId: string) => {
  while ((await payCover({ regionId })) === "more") {}
};

describe("the insurance of a ship", () => {
  test("is bought within the ship's value and the fund's, once at a time", async () => {
    const regionId = await insuring(10_000);
    const [actor, other] = [await saver(regionId, 500), await saver(regionId, 500)];
    const shipId = await freighter(actor);
    const refused = async (by: Actor, cover: number) =>
      refusalOf(await by.send("banking/insureShip", insuranceOf(regionId, shipId, cover)));
    expect(await refused(actor, 2_001)).toBe("COVER_TOO_BIG");
    expect(await refused(other, 1)).toBe("SHIP_UNKNOWN");
    const bought = await actor.call("banking/insureShip", insuranceOf(regionId, shipId, 2_000));
    // 2,000 × 300 × 30 ÷ 300,000.
    expect(bought).toMatchObject({ premiumCredits: 60 });
    expect([await wallet(actor), await held(`insurance:${regionId}`)]).toEqual([440, 10_060]);
    expect(await refused(actor, 1)).toBe("INSURED");
  });

  test("pays nine tenths for the very ship that a fight destroyed while it held, once", async () => {
    const regionId = await insuring(10_000);
    const [actor, thief] = [await saver(regionId, 500), await saver(regionId, 0)];
    const [shipId, spare] = [await freighter(actor), await freighter(actor)];
    for (const ship of [shipId, spare])
      await actor.call("banking/insureShip", insuranceOf(regionId, ship, 2_000));
    const early = await lost(shipId, actor, later(now, -2 * DAY_MS));
    const refused = async (by: Actor, claim: object) =>
      refusalOf(await by.send("banking/claimInsurance", claim));
    expect(await refused(actor, { shipId, engagementId: early })).toBe("NOT_COVERED");
    const engagementId = await lost(shipId, actor);
    expect(await refused(thief, { shipId, engagementId })).toBe("NOT_COVERED");
    expect(await refused(actor, { shipId: spare, engagementId })).toBe("NOT_COVERED");
    expect(await actor.call("banking/claimInsurance", { shipId, engagementId })).toEqual({
      owedCredits: 1_800,
    });
    expect(await refused(actor, { shipId, engagementId })).toBe("NOT_COVERED");
    await Promise.all([settled(regionId), settled(regionId)]);
    expect([await wallet(actor), await held(`insurance:${regionId}`)]).toEqual([380 + 1_800, 10_120 - 1_800]);
  });

  test("holds while its region is suspended, and is lengthened by that time", async () => {
    const regionId = await insuring(10_000);
    const actor = await saver(regionId, 500);
    const [shipId, spare] = [await freighter(actor), await freighter(actor)];
    for (const ship of [shipId, spare]) {
      await actor.call("banking/insureShip", insuranceOf(regionId, ship, 2_000));
      await policies
        .ref({ shipId: ship })
        .update({ startsAt: later(now, -3 * DAY_MS), endsAt: later(now, -DAY_MS) });
    }
    // One has ended before the hold, the other has a day left.
    await policies.ref({ shipId: spare }).update({ endsAt: later(now, DAY_MS) });
    await hold(regionId, now);
    const policyOf = async (ship: string) => (await policies.ref({ shipId: ship }).get()).data()!;
    expect(await policyOf(spare)).toMatchObject({ remainingMs: DAY_MS });
    const engagementId = await lost(spare, actor, later(now, 5 * DAY_MS));
    expect(await actor.call("banking/claimInsurance", { shipId: spare, engagementId })).toMatchObject({
      owedCredits: 1_800,
    });
    await hold(regionId, null, 2 * DAY_MS);
    expect((await policyOf(spare)).endsAt.getTime() - Date.now()).toBeGreaterThan(DAY_MS - 60_000);
    expect((await policyOf(shipId)).endsAt).toEqual(later(now, -DAY_MS));
  });

  test("pays in the order of the losses as far as the fund goes; what stays owed comes first, also where the region ends", async () => {
    const regionId = await insuring(10_000);
    const [first, second] = [await saver(regionId, 100), await saver(regionId, 100)];
    const [early, late] = [await freighter(first), await freighter(second)];
    await first.call("banking/insureShip", insuranceOf(regionId, early, 2_000));
    await second.call("banking/insureShip", insuranceOf(regionId, late, 2_000));
    const fights = [
      await lost(early, first, later(now, -7_200_000)),
      await lost(late, second, later(now, -3_600_000)),
    ] as const;
    // Nothing but 2,000 is left of the fund.
    await move({ [`insurance:${regionId}`]: -8_120, "platform:relief": 8_120 });
    await second.send("banking/claimInsurance", { shipId: late, engagementId: fights[1] });
    await first.send("banking/claimInsurance", { shipId: early, engagementId: fights[0] });
    await settled(regionId);
    const paid = (await wallet(first)) + (await wallet(second)) - 80;
    expect(paid).toBe(2_000);
    await closeBank(regionId);
    const owed = await unpaidLosses(regionId);
    expect(owed.reduce((sum, { amountCredits }) => sum + amountCredits, 0)).toBe(1_600);
  });

  test("pays the bank first that has lent on the ship", async () => {
    const regionId = await insuring(10_000, 2_000);
    const actor = await saver(regionId, 100);
    const shipId = await freighter(actor);
    await actor.call("banking/insureShip", insuranceOf(regionId, shipId, 2_000));
    const loan = { regionId, amountCredits: 1_000, days: 7, collateral: { kind: "ship", shipId } };
    await actor.call("banking/borrow", loan);
    const engagementId = await lost(shipId, actor);
    await actor.call("banking/claimInsurance", { shipId, engagementId });
    await settled(regionId);
    expect(await wallet(actor)).toBe(40 + 1_000 + 800);
    expect(await held(`bank:${regionId}`)).toBe(2_000);
    const { ended } = (await loans.ref({ regionId, uid: actor.uid }).get()).data()!;
    expect(ended).toMatchObject({ how: "repaid" });
  });
});
