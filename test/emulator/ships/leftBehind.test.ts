import { beforeAll, expect, test } from "vitest";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { notices, players } from "../../../functions/src/players/schema.ts";
import { depotId, depotKey } from "../../../functions/src/ships/depots/depot.ts";
import { depots } from "../../../functions/src/ships/depots/schema.ts";
import { reviewDepot } from "../../../functions/src/ships/dormancy/reviewDepot.ts";
import { reviewDepots } from "../../../functions/src/ships/dormancy/reviewDepots.ts";
import { pilots, ships } from "../../../functions/src/ships/schema.ts";
import { openAccounts } from "../../support/ledger/ledger.ts";
import { rested } from "../membership/world.ts";
import { type Actor, activeRegion, untilStatus } from "../regions/world.ts";
import { cargoOf, linesOf, load, pilotOf, trader } from "./world.ts";

const timeout = 180_000;
let home: string;

beforeAll(async () => {
  home = (await activeRegion()).regionId;
  await untilStatus("nexus", "active");
});

const playerOf = async ({ uid }: Actor) => (await players.ref({ uid }).get()).data()!;
const stored = async (actor: Actor, regionId: string) =>
  cargoOf(depotId(await playerOf(actor), regionId).slice("hold:".length));
const leftOf = async (actor: Actor, regionId = home) =>
  depots.ref({ depotId: depotKey(await playerOf(actor), regionId) });
const dormancyOf = async (actor: Actor, regionId = home) =>
  (await (await leftOf(actor, regionId)).get()).data()?.dormancy;
const toldTo = async ({ uid }: Actor) =>
  (await notices.collection({ uid }).where("regionId", "==", home).get()).docs.map((doc) => doc.data().kind);

/** A Galactic Citizen, member of the Nexus, with ore in the depot at home and a second ship in a berth there. */
async function keeper(): Promise<{ actor: Actor; left: string }> {
  const actor = await trader(home, 5_000);
  await players.ref({ uid: actor.uid }).update({ galacticCitizen: true });
  await load((await pilotOf(actor)).shipId, "ore", 12);
  await actor.call("ships/storeCargo", { regionId: home, goods: linesOf({ ore: 12 }) });
  const bought = { regionId: home, class: "scout", name: "Left Alone" };
  const { shipId: left } = await actor.call<{ shipId: string }>("ships/buyShip", bought);
  await load(left, "food", 3);
  await actor.call("membership/joinRegion", { regionId: "nexus" });
  return { actor, left };
}

const moveTo = (actor: Actor, regionId: string) => actor.call("membership/setHomeRegion", { regionId });

async function age(actor: Actor, days: number, regionId = home): Promise<string> {
  const since = after(new Date(), -days * DAY_MS);
  const ref = await leftOf(actor, regionId);
  await ref.update({ dormancy: { since, dueAt: since } });
  return ref.id;
}

test("goods and ships that a move leaves behind are told of, and after 90 days brought to the Nexus, once", {
  timeout,
}, async () => {
  const { actor, left } = await keeper();
  await moveTo(actor, "nexus");
  const begun = await dormancyOf(actor);
  expect(begun?.dueAt).toEqual(begun?.since);
  const { id: depotId } = await leftOf(actor);
  await Promise.all([reviewDepot({ depotId }), reviewDepot({ depotId })]);
  expect(await toldTo(actor)).toEqual(["LEFT_BEHIND"]);
  expect((await dormancyOf(actor))?.dueAt).toEqual(after(begun!.since, 60 * DAY_MS));

  await age(actor, 89);
  await reviewDepot({ depotId });
  expect(await stored(actor, home)).toEqual({ ore: 12 });
  await age(actor, 91);
  await reviewDepots();
  await Promise.all([reviewDepot({ depotId }), reviewDepot({ depotId })]);
  expect([await stored(actor, home), await stored(actor, "nexus")]).toEqual([{}, { ore: 12 }]);
  const towed = (await ships.ref({ shipId: left }).get()).data()!;
  expect(towed.place).toMatchObject({ regionId: "nexus", berth: "port" });
  expect(await cargoOf(left)).toEqual({ food: 3 });
  expect(await dormancyOf(actor)).toBeNull();
  expect((await toldTo(actor)).toSorted()).toEqual(["BROUGHT_TO_NEXUS", "LEFT_BEHIND", "LEFT_BEHIND"]);
  expect(await checkLedger()).toEqual([]);
});

test("who comes home finds all as it was; who leaves again has ninety days again, and who has fetched all hears nothing", {
  timeout,
}, async () => {
  const { actor, left } = await keeper();
  await moveTo(actor, "nexus");
  await rested(actor.uid);
  await actor.call("membership/joinRegion", { regionId: home });
  await moveTo(actor, home);
  const depotId = await age(actor, 91);
  await reviewDepot({ depotId });
  expect([await dormancyOf(actor), await stored(actor, home)]).toEqual([null, { ore: 12 }]);

  await age(actor, 80);
  await rested(actor.uid);
  await moveTo(actor, "nexus");
  expect((await dormancyOf(actor))!.since.getTime()).toBeGreaterThan(Date.now() - DAY_MS);
  await actor.call("ships/fetchCargo", { regionId: home, goods: linesOf({ ore: 12 }) });
  await ships.ref({ shipId: left }).delete();
  await age(actor, 91);
  await reviewDepot({ depotId });
  expect([await dormancyOf(actor), await toldTo(actor)]).toEqual([null, []]);
});

test("a ship that is left at a port abroad is brought to the Nexus after 90 days; at home and in the Nexus it stays", {
  timeout,
}, async () => {
  const there = (await activeRegion()).regionId;
  const actor = await trader(home, 5_000);
  const place = { regionId: there, sectorNumber: 1, berth: "port" as const };
  const { shipId: first } = await pilotOf(actor);
  const buying = { class: "scout", name: "Spare" };
  const { shipId: spare } = await actor.call<{ shipId: string }>("ships/buyShip", {
    ...buying,
    regionId: home,
  });
  expect(await dormancyOf(actor)).toBeUndefined();
  await ships.ref({ shipId: spare }).update({ place });
  await pilots.ref({ uid: actor.uid }).update({ place });
  await actor.call("ships/boardShip", { regionId: there, shipId: spare });
  expect((await dormancyOf(actor, there))?.since.getTime()).toBeGreaterThan(Date.now() - DAY_MS);

  // Another one that is left begins the ninety days anew.
  await age(actor, 80, there);
  await actor.call("ships/buyShip", { ...buying, regionId: there });
  expect((await dormancyOf(actor, there))?.since.getTime()).toBeGreaterThan(Date.now() - DAY_MS);
  // Unless goods lie there.
  const depot = depotId(await playerOf(actor), there);
  await openAccounts({ accountId: depot, holderUid: actor.uid });
  await load(depot.slice("hold:".length), "ore", 3);
  const depotIdThere = await age(actor, 91, there);
  await actor.call("ships/boardShip", { regionId: there, shipId: first });
  expect((await dormancyOf(actor, there))?.since.getTime()).toBeLessThan(Date.now() - 90 * DAY_MS);

  await reviewDepot({ depotId: depotIdThere });
  const placeOf = async (shipId: string) => (await ships.ref({ shipId }).get()).data()!.place;
  expect(await placeOf(spare)).toMatchObject({ regionId: "nexus", berth: "port" });
  expect(await placeOf(first)).toBeNull();
  expect([await stored(actor, there), await stored(actor, "nexus")]).toEqual([{}, { ore: 3 }]);
  expect(await checkLedger()).toEqual([]);
});
