import { beforeAll, expect, test } from "vitest";
import { reviewOutpost } from "../../../functions/src/colonies/dormancy/reviewOutpost.ts";
import { outposts } from "../../../functions/src/colonies/schema.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { transact } from "../../../functions/src/platform/store.ts";
import { taskCommit } from "../../../functions/src/platform/taskCommit.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { depotId, depotKey } from "../../../functions/src/ships/depots/depot.ts";
import { depots } from "../../../functions/src/ships/depots/schema.ts";
import { type Place, pilots, ships } from "../../../functions/src/ships/schema.ts";
import { entitlementChanged } from "../../../functions/src/ships/visits/newStanding.ts";
import { type Actor, activeRegion, platformRegions, refusalOf } from "../regions/world.ts";
import { cargoOf, linesOf, load, pilotOf } from "../ships/world.ts";
import { planetsIn, settlerIn } from "./world.ts";

const timeout = 240_000;
const SECTOR = 302;
let home: string;
let regionId: string;

beforeAll(async () => {
  await platformRegions();
  home = (await activeRegion()).regionId;
  regionId = (await activeRegion()).regionId;
}, timeout);

/** A Galactic Citizen from elsewhere, in the space of the own outpost. */
async function outpostOf(homeRegionId = home): Promise<{ actor: Actor; shipId: string }> {
  const settled = await settlerIn(regionId, SECTOR);
  await players.ref({ uid: settled.actor.uid }).update({ galacticCitizen: true, homeRegionId });
  await settled.actor.call("colonies/buildOutpost", { regionId });
  return settled;
}

const land = (actor: Actor, at = "outpost") => actor.send("colonies/landShip", { regionId, at });
const space: Place = { regionId: "", sectorNumber: SECTOR, berth: "space" };

/** As if the pilot had fetched another own ship at a port. */
async function comeBackWith(actor: Actor, sectorNumber = SECTOR): Promise<string> {
  const { shipId: pod } = await pilotOf(actor);
  await pilots.ref({ uid: actor.uid }).update({ place: { ...space, regionId, sectorNumber, berth: "port" } });
  await ships.ref({ shipId: `${pod}-other` }).set({
    ...(await ships.ref({ shipId: pod }).get()).data()!,
    class: "scout",
    place: { ...space, regionId, sectorNumber, berth: "port" },
  });
  const shipId = `${pod}-other`;
  await actor.call("ships/boardShip", { regionId, shipId });
  await pilots.ref({ uid: actor.uid }).update({ place: { ...space, regionId, sectorNumber } });
  return shipId;
}

const placeOf = async (shipId: string) => (await ships.ref({ shipId }).get()).data()?.place;

test("an outpost takes two ships: one is left for its pod, which is given up aboard the next", {
  timeout,
}, async () => {
  const { actor, shipId: first } = await outpostOf();
  expect(refusalOf(await actor.send("ships/leaveShip", { regionId }))).toBe("NO_POD");
  await land(actor);
  const { shipId: pod } = await actor.call<{ shipId: string }>("ships/leaveShip", { regionId });
  expect(await pilotOf(actor)).toMatchObject({ shipId: pod, shipClass: "escape_pod" });
  expect(await placeOf(first)).toEqual({ regionId, sectorNumber: SECTOR, berth: "outpost" });
  expect(refusalOf(await actor.send("ships/leaveShip", { regionId }))).toBe("NO_POD");
  await load(pod, "ore", 1);
  await expect(comeBackWith(actor)).rejects.toThrow("HOLD_NOT_EMPTY");
  await actor.call("ships/jettisonCargo", { regionId, goods: linesOf({ ore: 1 }) });
  const other = await comeBackWith(actor);
  expect((await ships.ref({ shipId: pod }).get()).exists).toBe(false);
  await land(actor);
  await actor.call("ships/boardShip", { regionId, shipId: first });
  await actor.call("ships/boardShip", { regionId, shipId: other });
  await actor.call("ships/leaveShip", { regionId });
  await comeBackWith(actor);
  expect(refusalOf(await land(actor))).toBe("BERTHS_TAKEN");
  expect(refusalOf(await actor.send("colonies/abandonOutpost", { regionId }))).toBe("SITE_IN_USE");

  const since = after(new Date(), -91 * DAY_MS);
  const outpost = { regionId, uid: actor.uid };
  await outposts.ref(outpost).update({ dormancy: { since, dueAt: since } });
  await Promise.all([reviewOutpost(outpost), reviewOutpost(outpost)]);
  for (const shipId of [first, other])
    expect(await placeOf(shipId)).toMatchObject({ regionId: "nexus", berth: "port" });
});

test("its depot takes 500 units, bounded by the share, and sleeps with the entitlement", {
  timeout,
}, async () => {
  const { actor, shipId } = await outpostOf();
  const goods = (units: number) => ({ regionId, goods: linesOf({ ore: units }) });
  const player = (await players.ref({ uid: actor.uid }).get()).data()!;
  const depot = depotId(player, regionId).slice("hold:".length);
  await load(shipId, "ore", 30);
  await pilots.ref({ uid: actor.uid }).update({ "place.berth": "port" });
  expect(refusalOf(await actor.send("ships/storeCargo", goods(1)))).toBe("NOT_DOCKED");
  await pilots.ref({ uid: actor.uid }).update({ "place.berth": "space" });
  await land(actor);
  await actor.call("ships/storeCargo", goods(30));
  expect(refusalOf(await actor.send("colonies/abandonOutpost", { regionId }))).toBe("SITE_IN_USE");
  await load(depot, "ore", 465);
  await actor.call("ships/fetchCargo", goods(10));
  await load(shipId, "ore", 10);
  expect(refusalOf(await actor.send("ships/storeCargo", goods(20)))).toBe("DEPOT_FULL");
  expect(await cargoOf(depot)).toEqual({ ore: 485 });

  // The ore abroad is worth 9,700 credits, of some 25,000 in all: three quarters may lie there.
  const freight = { fromRegionId: "nexus", toRegionId: regionId, maxTotalCredits: 10_000 };
  const locker = depotId(player, "nexus");
  await actor.call("membership/joinRegion", { regionId: "nexus" });
  await pilots
    .ref({ uid: actor.uid })
    .update({ place: { regionId: "nexus", sectorNumber: 1, berth: "port" } });
  await load(shipId, "luxuries", 15);
  const kept = { regionId: "nexus", goods: linesOf({ luxuries: 15 }) };
  await actor.call("ships/storeCargo", kept);
  await load(locker.slice("hold:".length), "luxuries", 200);
  const sent = (units: number) =>
    actor.send("ships/sendFreight", { ...freight, goods: linesOf({ luxuries: units }) });
  expect(refusalOf(await sent(16))).toBe("DEPOT_FULL");
  await actor.call("ships/jettisonCargo", { regionId: "nexus", goods: linesOf({ ore: 20 }) });
  await players.ref({ uid: actor.uid }).update({ galacticCitizen: false });
  expect(refusalOf(await sent(1))).toBe("NO_DEPOT");
  expect(await cargoOf(depot)).toEqual({ ore: 485 });

  await transact(async (tx) => {
    const commit = taskCommit(tx, { actorUid: "test", intent: "an-entitlement-ends", at: new Date() });
    const stage = await entitlementChanged(commit, { uid: actor.uid, galacticCitizen: false });
    stage(tx);
  });
  const left = (await depots.ref({ depotId: depotKey(player, regionId) }).get()).data()!;
  expect(left.dormancy).not.toBeNull();
  expect(await checkLedger()).toEqual([]);
});

test("what is sent to an outpost, lies there and is on the way keeps within the share", {
  timeout,
}, async () => {
  const { actor, shipId } = await outpostOf();
  const player = (await players.ref({ uid: actor.uid }).get()).data()!;
  await pilots
    .ref({ uid: actor.uid })
    .update({ place: { regionId: "nexus", sectorNumber: 1, berth: "port" } });
  await load(shipId, "luxuries", 1);
  await actor.call("ships/storeCargo", { regionId: "nexus", goods: linesOf({ luxuries: 1 }) });
  await load(depotId(player, "nexus").slice("hold:".length), "luxuries", 299);
  const sent = (units: number) =>
    actor.send("ships/sendFreight", {
      fromRegionId: "nexus",
      toRegionId: regionId,
      goods: linesOf({ luxuries: units }),
      maxTotalCredits: 10_000,
    });
  // 15,000 credits and 60,000 of luxuries: 56,250 may lie there, which are 281 of them.
  expect(refusalOf(await sent(282))).toBe("SHARE_EXCEEDED");
  expect((await sent(140)).result).toBeDefined();
  expect(refusalOf(await sent(142))).toBe("SHARE_EXCEEDED");
  expect((await sent(100)).result).toBeDefined();
});

test("a colony is neither given up nor taken over with ships in its berth", { timeout }, async () => {
  const { number } = (await planetsIn(regionId))[0]!;
  const { actor } = await settlerIn(regionId, number);
  const { actor: heir } = await settlerIn(regionId, number);
  await actor.call("colonies/foundColony", { regionId, plot: 1 });
  const colony = { regionId, colonyId: `${number}-1` };
  await actor.call("colonies/offerColony", { ...colony, toUid: heir.uid });
  await land(actor, "colony");
  await actor.call("ships/leaveShip", { regionId });
  expect(refusalOf(await actor.send("colonies/abandonColony", colony))).toBe("SITE_IN_USE");
  expect(refusalOf(await heir.send("colonies/takeColony", colony))).toBe("SITE_IN_USE");
  await actor.call("ships/boardShip", {
    regionId,
    shipId: (await ships.collection({}).where("ownerUid", "==", actor.uid).get()).docs.find(
      (ship) => ship.data().place !== null,
    )!.id,
  });
  await heir.call("colonies/takeColony", colony);
});
