import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { gates } from "../../../functions/src/galaxy/documents.ts";
import { treaties as treatyExample } from "../../../functions/src/governance/treaties/examples.ts";
import { treaties } from "../../../functions/src/governance/treaties/schema.ts";
import { treatyIdOf } from "../../../functions/src/governance/treaties/treaty.ts";
import { ledgerTransfers } from "../../../functions/src/platform/ledger/schema.ts";
import { inRegion, settings } from "../../../functions/src/regions/schema.ts";
import { settlePassage } from "../../../functions/src/ships/passages/settlePassage.ts";
import { passages, pilots } from "../../../functions/src/ships/schema.ts";
import { held } from "../../support/ledger/ledger.ts";
import { type Actor, activeRegion, refusalOf, untilStatus } from "../regions/world.ts";
import { creditsOf, load, pilotOf, trader } from "./world.ts";

let home: string;
let there: string;

beforeAll(async () => {
  home = (await activeRegion()).regionId;
  await untilStatus("nexus", "active");
});

beforeEach(async () => {
  there = (await activeRegion()).regionId;
});

interface Booked {
  readonly passageId: string;
  readonly feeCredits: number;
  readonly dutyCredits: number;
}

/** What is asked of ore there. */
const setTariff = (oreBasisPoints: number) =>
  settings.ref(inRegion(there)).update({ "economy.tariffBasisPoints.ore": oreBasisPoints });

async function broughtTo({ uid }: Actor, regionId: string): Promise<void> {
  const { sectorNumbers } = (await gates.ref({ gateId: regionId }).get()).data()!;
  await pilots.ref({ uid }).update({ place: { regionId, sectorNumber: sectorNumbers[1], berth: "space" } });
}

/** A trader at the own region's gate with so much ore. */
async function atGate(units = 5): Promise<Actor> {
  const actor = await trader(home, 2_010);
  await broughtTo(actor, home);
  await load((await pilotOf(actor)).shipId, "ore", units);
  return actor;
}

const booking = (toRegionId: string, regionId = home) => ({ regionId, toRegionId, maxTotalCredits: 2_000 });
const book = (actor: Actor, toRegionId: string, regionId?: string) =>
  actor.call<Booked>("ships/bookPassage", booking(toRegionId, regionId));

async function arrive(passageId: string): Promise<void> {
  const at = new Date(Date.now() - 60_000);
  await passages.ref({ passageId }).update({ customsUntil: at, arrivesAt: at, dueAt: at });
  await settlePassage({ passageId });
}

describe("duty", () => {
  test("is held with the fee, and paid to the treasury on arrival, as it was cleared, with a receipt", async () => {
    const actor = await atGate();
    await setTariff(1_000);
    const asked = { ...booking(there), maxTotalCredits: 0 };
    const refused = await actor.send("ships/bookPassage", asked);
    expect(refused.error?.details?.metadata).toMatchObject({ dutyCredits: 10 });
    const { passageId, feeCredits, dutyCredits } = await book(actor, there);
    expect([dutyCredits, await held(`hold:${passageId}`)]).toEqual([10, feeCredits + 10]);
    // What is set while somebody is under way binds those who come later.
    await setTariff(2_500);
    await arrive(passageId);
    expect(await held(`treasury:${there}`)).toBe(10);
    expect(await creditsOf(actor)).toBe(2_000 - feeCredits - 10);
    const { docs } = await ledgerTransfers
      .collection({})
      .where("accountIds", "array-contains", `treasury:${there}`)
      .get();
    const [receipt] = docs.map((transfer) => transfer.data());
    expect(receipt).toMatchObject({ kind: "customsDuty", memo: `Duty of ${there}` });
    expect(JSON.parse(receipt!.details)).toEqual({ regionId: there, lines: [["ore", 5, 10]] });
  });

  test("comes back with all the rest, and a treaty of the traveller's home lowers it", async () => {
    const actor = await atGate();
    await setTariff(1_000);
    const { passageId } = await book(actor, there);
    await actor.call("ships/callOffPassage", { passageId });
    expect([await creditsOf(actor), await held(`treasury:${there}`)]).toEqual([2_000, 0]);
    const named = treatyIdOf(home, there, "trade_agreement");
    const terms = { type: "trade_agreement" as const, dutyBasisPoints: 5_000 };
    await treaties.ref(named).set({
      ...treatyExample,
      ...named,
      type: "trade_agreement",
      recentOffers: [],
      agreement: { ...treatyExample.agreement, terms },
    });
    expect((await book(actor, there)).dutyCredits).toBe(5);
  });

  test("is not asked at home on what left there", async () => {
    const actor = await atGate(5);
    await arrive((await book(actor, there)).passageId);
    await load((await pilotOf(actor)).shipId, "ore", 5);
    await settings.ref(inRegion(home)).update({ "economy.tariffBasisPoints.ore": 2_000 });
    const { passageId, dutyCredits } = await book(actor, home, there);
    expect(dutyCredits).toBe(20);
    await arrive(passageId);
    await settings.ref(inRegion(home)).update({ "economy.tariffBasisPoints.ore": 0 });
    expect(await pilotOf(actor)).toMatchObject({ leftHome: null, purse: null, place: { regionId: home } });
  });
});

test("banned goods are refused before anything moves", async () => {
  const actor = await atGate();
  await settings.ref(inRegion(there)).update({ "economy.bannedGoods": ["ore"] });
  expect(refusalOf(await actor.send("ships/bookPassage", booking(there)))).toBe("CARGO_BANNED");
  expect([await creditsOf(actor), (await pilotOf(actor)).visits]).toEqual([2_000, null]);
  expect((await book(actor, "nexus")).dutyCredits).toBe(0);
});

describe("a visit", () => {
  test("takes a quarter of what a resident has along, and one pays and earns there out of that purse", async () => {
    const actor = await atGate();
    // 2,000 credits and ore for 100: a quarter is 525, of which the hold takes 100.
    const tooMuch = { ...booking(there), purseCredits: 426 };
    expect(refusalOf(await actor.send("ships/bookPassage", tooMuch))).toBe("SHARE_EXCEEDED");
    const { passageId } = await book(actor, there);
    expect((await passages.ref({ passageId }).get()).data()?.purseCredits).toBe(425);
    await arrive(passageId);
    expect((await pilotOf(actor)).purse).toBe(425);
    const place = { regionId: there, sectorNumber: 1, berth: "space" };
    await pilots.ref({ uid: actor.uid }).update({ place, purse: 9 });
    expect(refusalOf(await actor.send("ships/dock", { regionId: there }))).toBe("PURSE_SHORT");
    await pilots.ref({ uid: actor.uid }).update({ purse: 1_600 });
    await actor.call("ships/dock", { regionId: there });
    const scout = { regionId: there, class: "scout", name: "Abroad" };
    const { shipId } = await actor.call<{ shipId: string }>("ships/buyShip", scout);
    expect((await pilotOf(actor)).purse).toBe(90);
    expect(refusalOf(await actor.send("ships/buyShip", scout))).toBe("PURSE_SHORT");
    await actor.call("ships/sellShip", { regionId: there, shipId });
    expect((await pilotOf(actor)).purse).toBe(840);
  });
});
