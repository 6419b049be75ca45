import { beforeAll, expect, test } from "vitest";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { notices, players } from "../../../functions/src/players/schema.ts";
import { depotId, depotKey } from "../../../functions/src/ships/depots/depot.ts";
import { depots } from "../../../functions/src/ships/depots/schema.ts";
import { reviewDepot } from "../../../functions/src/ships/dormancy/reviewDepot.ts";
import { reviewDepots } from "../../../functions/src/ships/dormancy/reviewDepots.ts";
import { ships } from "../../../functions/src/ships/schema.ts";
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
const leftOf = async (actor: Actor) => depots.ref({ depotId: depotKey(await playerOf(actor), home) });
const dormancyOf = async (actor: Actor) => (await (await leftOf(actor)).get()).data()?.dormancy;
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

async function age(actor: Actor, days: number): Promise<string> {
  const since = after(new Date(), -days * DAY_MS);
  const ref = await leftOf(actor);
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
