import { beforeAll, describe, expect, test } from "vitest";
import { balanceId } from "../../../functions/src/platform/ledger/accounts.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { ledgerBalances } from "../../../functions/src/platform/ledger/schema.ts";
import { notices, players } from "../../../functions/src/players/schema.ts";
import { inRegion, regions, settings } from "../../../functions/src/regions/schema.ts";
import { depotId, depotKey } from "../../../functions/src/ships/depots/depot.ts";
import { type Depot, depots } from "../../../functions/src/ships/depots/schema.ts";
import { settlePassage } from "../../../functions/src/ships/passages/settlePassage.ts";
import { passages, pilots } from "../../../functions/src/ships/schema.ts";
import { grant, held, move, testKinds } from "../../support/ledger/ledger.ts";
import { type Actor, activeRegion, refusalOf, untilStatus } from "../regions/world.ts";
import { cargoOf, creditsOf, linesOf, load, pilotOf, trader } from "./world.ts";

const DAY_MS = 86_400_000;
const INTO_NEXUS = 10;

let home: string;

beforeAll(async () => {
  home = (await activeRegion()).regionId;
  await untilStatus("nexus", "active");
});

const accountOf = async (actor: Actor, regionId: string) =>
  depotId((await players.ref({ uid: actor.uid }).get()).data()!, regionId);
const stored = async (actor: Actor, regionId: string) =>
  cargoOf((await accountOf(actor, regionId)).slice("hold:".length));
const depotRef = async (actor: Actor, regionId: string) =>
  depots.ref({ depotId: depotKey((await players.ref({ uid: actor.uid }).get()).data()!, regionId) });
const locker = async (actor: Actor): Promise<Depot> => (await (await depotRef(actor, "nexus")).get()).data()!;

/** A trader at home with a depot of ore, and 1,000 credits. */
async function keeper(units = 20): Promise<Actor> {
  const actor = await trader(home, 1_010);
  const { shipId } = await pilotOf(actor);
  await load(shipId, "ore", 1);
  await actor.call("ships/storeCargo", { regionId: home, goods: linesOf({ ore: 1 }) });
  if (units > 1) await load((await accountOf(actor, home)).slice("hold:".length), "ore", units - 1);
  return actor;
}

const freight = (units: number, toRegionId = "nexus", fromRegionId = home) => ({
  fromRegionId,
  toRegionId,
  goods: linesOf({ ore: units }),
  maxTotalCredits: 10_000,
});
interface Sent {
  readonly passageId: string;
  readonly feeCredits: number;
  readonly dutyCredits: number;
}
const send = (actor: Actor, units: number, to?: string, from?: string) =>
  actor.call<Sent>("ships/sendFreight", freight(units, to, from));
const refused = async (actor: Actor, units: number, to?: string, from?: string) =>
  refusalOf(await actor.send("ships/sendFreight", freight(units, to, from)));

/** As if it had arrived so many minutes ago. */
async function ripen(passageId: string, minutes = 1): Promise<void> {
  const at = new Date(Date.now() - minutes * 60_000);
  await passages.ref({ passageId }).update({ customsUntil: at, arrivesAt: at, dueAt: at });
}
const escrow = async (passageId: string) =>
  (await ledgerBalances.ref({ balanceId: balanceId(`hold:${passageId}`, 0) }).get()).exists;

describe("freight", () => {
  test("arrives once, by the schedule twice and the own call, with fee and goods in escrow all the way", async () => {
    const actor = await keeper();
    const { passageId, feeCredits } = await send(actor, 15);
    expect(feeCredits).toBe(15 * INTO_NEXUS);
    expect([await stored(actor, home), await cargoOf(passageId)]).toEqual([{ ore: 5 }, { ore: 15 }]);
    expect([await creditsOf(actor), (await locker(actor)).comingUnits]).toEqual([1_000 - feeCredits, 15]);
    expect(refusalOf(await actor.send("players/deleteAccount", {}))).toBe("IN_PASSAGE");
    const paid = await held("platform:gates");
    await ripen(passageId);
    await Promise.all([settlePassage({ passageId }), settlePassage({ passageId })]);
    expect(await actor.call("ships/completePassage", { passageId })).toEqual({ outcome: "arrived" });
    expect([await stored(actor, "nexus"), await escrow(passageId)]).toEqual([{ ore: 15 }, false]);
    expect(await held("platform:gates")).toBe(paid + feeCredits - feeCredits / 10);
    expect(await locker(actor)).toMatchObject({ comingUnits: 0, rentCredits: 150 });
    // The pilot has been at home all the while.
    expect((await pilotOf(actor)).place.regionId).toBe(home);
  });

  test("is called off in customs, and comes back whole", async () => {
    const actor = await keeper();
    const { passageId } = await send(actor, 20);
    expect(await actor.call("ships/callOffPassage", { passageId })).toEqual({ outcome: "calledOff" });
    expect([await stored(actor, home), await creditsOf(actor)]).toEqual([{ ore: 20 }, 1_000]);
    expect([(await locker(actor)).comingUnits, await escrow(passageId)]).toEqual([0, false]);
  });

  test("goes back where the destination takes nothing in any more, with a letter", async () => {
    const actor = await keeper();
    const { passageId } = await send(actor, 20);
    await ripen(passageId, 25 * 60);
    await settlePassage({ passageId });
    expect([await stored(actor, home), await creditsOf(actor)]).toEqual([{ ore: 20 }, 1_000]);
    const told = await notices.collection({ uid: actor.uid }).get();
    expect(told.docs.map((notice) => notice.data().kind)).toEqual(["PASSAGE_RETURNED"]);
  });

  test("bears the duty of the region that it comes to, and what that has banned stays where it is", async () => {
    const actor = await keeper();
    const { passageId } = await send(actor, 20);
    await ripen(passageId);
    await settlePassage({ passageId });
    const law = settings.ref(inRegion(home));
    await law.update({ "economy.bannedGoods": ["ore"] });
    expect(await refused(actor, 1, home, "nexus")).toBe("CARGO_BANNED");
    await law.update({ "economy.bannedGoods": [], "economy.tariffBasisPoints.ore": 1_000 });
    const homeward = await send(actor, 10, home, "nexus");
    await law.update({ "economy.tariffBasisPoints.ore": 0 });
    expect(homeward.dutyCredits).toBe(20);
    const treasury = await held(`treasury:${home}`);
    await ripen(homeward.passageId);
    await settlePassage({ passageId: homeward.passageId });
    expect([await stored(actor, home), await held(`treasury:${home}`)]).toEqual([{ ore: 10 }, treasury + 20]);
  });

  test("is sent from where something lies to where one may store, for what one is ready to pay", async () => {
    const actor = await keeper();
    const there = (await activeRegion()).regionId;
    expect(await refused(actor, 1, there)).toBe("NO_DEPOT");
    expect(await refused(actor, 1, home, "nexus")).toBe("NO_DEPOT");
    expect(await refused(actor, 1, home)).toBe("SAME_REGION");
    expect(await refused(actor, 21)).toBe("INSUFFICIENT_FUNDS");
    expect(await refused(actor, 501)).toBe("INVALID_INPUT");
    const price = { ...freight(2), maxTotalCredits: 19 };
    expect(refusalOf(await actor.send("ships/sendFreight", price))).toBe("PRICE_CHANGED");
    expect(await creditsOf(actor)).toBe(1_000);
    const { passageId } = await send(actor, 1);
    const other = await keeper(1);
    for (const path of ["ships/callOffPassage", "ships/completePassage"])
      expect(refusalOf(await other.send(path, { passageId }))).toBe("PASSAGE_UNKNOWN");
  });
});

describe("a depot in the Nexus", () => {
  test("takes 500 units, those under way counted, for two devices too", { timeout: 180_000 }, async () => {
    const actor = await keeper(501);
    const outcomes = await Promise.all(
      [send(actor, 30), send(actor, 30)].map((sent) => sent.catch(() => null)),
    );
    const coming = 30 * outcomes.filter((sent) => sent !== null).length;
    expect((await locker(actor)).comingUnits).toBe(coming);
    expect(await refused(actor, 500 - coming + 1)).toBe("DEPOT_FULL");
  });

  test("asks rent, lets goods go without it, and takes no more in before it is paid", async () => {
    const actor = await keeper();
    const { passageId } = await send(actor, 15);
    await ripen(passageId);
    await settlePassage({ passageId });
    // As if it had been ten days: 15 units cost 150 credits in thirty.
    const tenDaysAgo = new Date(Date.now() - 10 * DAY_MS);
    const { rent } = await locker(actor);
    await (await depotRef(actor, "nexus")).update({ rent: { ...rent, anchorAt: tenDaysAgo } });
    const poor = `player:${actor.uid}` as const;
    const surplus = (await creditsOf(actor)) - 30;
    await move({ [poor]: -surplus, issuance: surplus }, testKinds.testLoss);
    expect(await refused(actor, 1)).toBe("DEPOT_UNPAID");
    await pilots
      .ref({ uid: actor.uid })
      .update({ place: { regionId: "nexus", sectorNumber: 1, berth: "port" } });
    const ore = (units: number) => ({ regionId: "nexus", goods: linesOf({ ore: units }) });
    await actor.call("ships/fetchCargo", ore(15));
    expect([await creditsOf(actor), await stored(actor, "nexus")]).toEqual([0, {}]);
    expect(await locker(actor)).toMatchObject({ rent: { amount: 20 }, rentCredits: 0, filledAt: null });
    expect(refusalOf(await actor.send("ships/storeCargo", ore(1)))).toBe("DEPOT_UNPAID");
    await grant(poor, 50);
    await actor.call("ships/storeCargo", ore(1));
    expect([await creditsOf(actor), (await locker(actor)).rent.amount]).toEqual([30, 0]);
  });
});

describe("races", () => {
  const timeout = 180_000;

  test("calling off beside arrival: in one depot or the other, whole", { timeout }, async () => {
    const actor = await keeper();
    const { passageId } = await send(actor, 20);
    await passages.ref({ passageId }).update({ dueAt: new Date(Date.now() - 60_000) });
    await Promise.all([actor.send("ships/callOffPassage", { passageId }), settlePassage({ passageId })]);
    const { settled } = (await passages.ref({ passageId }).get()).data()!;
    const [there, here] = [await stored(actor, "nexus"), await stored(actor, home)];
    expect(settled?.how === "arrived" ? there : here).toEqual({ ore: 20 });
    expect(settled?.how === "arrived" ? here : there).toEqual({});
  });

  test("closing beside authorisation: goods that were sent come back, and can be fetched in the Nexus", {
    timeout,
  }, async () => {
    const lost = (await activeRegion()).regionId;
    const actor = await trader(lost, 1_010);
    await load((await pilotOf(actor)).shipId, "ore", 5);
    await actor.call("ships/storeCargo", { regionId: lost, goods: linesOf({ ore: 5 }) });
    const [sent] = await Promise.all([
      actor.send("ships/sendFreight", freight(5, "nexus", lost)),
      regions.ref({ regionId: lost }).update({ status: "closing" }),
    ]);
    const passageId = (sent.result as Sent | undefined)?.passageId;
    if (passageId !== undefined) {
      await ripen(passageId);
      await settlePassage({ passageId });
    }
    expect(passageId === undefined ? await stored(actor, lost) : await stored(actor, "nexus")).toEqual({
      ore: 5,
    });
  });
});

test("the ledger agrees with itself after all of it", async () => {
  expect(await checkLedger()).toEqual([]);
});
