import { beforeAll, expect, test } from "vitest";
import { members } from "../../../functions/src/membership/schema.ts";
import { everyHolding } from "../../../functions/src/platform/holdings.ts";
import { goodsOf } from "../../../functions/src/platform/ledger/assets.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { Reads } from "../../../functions/src/platform/store.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { constructions } from "../../../functions/src/ships/constructions/schema.ts";
import { depotId } from "../../../functions/src/ships/depots/depot.ts";
import { type Depot, depots } from "../../../functions/src/ships/depots/schema.ts";
import { settlePassage } from "../../../functions/src/ships/passages/settlePassage.ts";
import { passages, pilots, ships } from "../../../functions/src/ships/schema.ts";
import { held } from "../../support/ledger/ledger.ts";
import { type Actor, activeRegion, refusalOf, untilStatus } from "../regions/world.ts";
import { aboard, bring, builder, done, put, ripen } from "./builders.ts";
import { cargoOf, creditsOf, load, pilotOf, presenceIn, trader } from "./world.ts";

let home: string;
let there: string;

beforeAll(async () => {
  home = (await activeRegion()).regionId;
  there = (await activeRegion()).regionId;
  await untilStatus("nexus", "active");
});

const constructionOf = async ({ uid }: Actor) => (await constructions.ref({ uid }).get()).data();

/** What the player has in the Nexus' depot. */
async function storedOf({ uid }: Actor, commodity: "ore"): Promise<number> {
  const player = (await players.ref({ uid }).get()).data()!;
  return held(depotId(player, "nexus"), goodsOf(commodity));
}

test("a warp jumper is built in parts within 48 hours, and taken over once", async () => {
  const actor = await builder(home, "hauler", 100_000);
  expect(await bring(actor, "jumper", { credits: 60_000, goods: { ore: 200 } })).toEqual({
    missing: {
      credits: 40_000,
      goods: [
        { commodity: "ore", units: 200 },
        { commodity: "rare_goods", units: 40 },
      ],
    },
    readyAt: null,
  });
  expect(await creditsOf(actor)).toBe(40_000);
  const worth = await Promise.all(
    (await everyHolding())
      .filter(({ name }) => ["constructions", "cargo"].includes(name))
      .map(({ valueCredits }) => valueCredits!(new Reads(), actor.uid)),
  );
  expect(worth).toEqual([4_000, 60_000]);
  const refused = async (path: string, data: object) => refusalOf(await actor.send(path, data));
  expect(await refused("ships/bringParts", { kind: "gate", credits: 1, goods: [] })).toBe(
    "CONSTRUCTION_OTHER",
  );
  expect(await refused("ships/bringParts", { kind: "jumper", credits: 40_001, goods: [] })).toBe(
    "PARTS_EXCEEDED",
  );
  expect(await refused("ships/launchJumper", { name: "Leap" })).toBe("CONSTRUCTION_UNFINISHED");
  const yards = await held("platform:yards");
  const last = await bring(actor, "jumper", { credits: 40_000, goods: { ore: 200, rare_goods: 40 } });
  expect(last.missing).toEqual({ credits: 0, goods: [] });
  const { readyAt, constructionId } = (await constructionOf(actor))!;
  expect(readyAt!.getTime() - Date.now()).toBeGreaterThan(47.9 * 3_600_000);
  expect(await refused("ships/launchJumper", { name: "Leap" })).toBe("CONSTRUCTION_UNFINISHED");

  await done(actor);
  const launches = await Promise.all(
    ["Leap", "Bound"].map(
      async (name) => (await actor.send("ships/launchJumper", { name })).error?.details?.reason,
    ),
  );
  expect(launches.filter((reason) => reason === undefined)).toHaveLength(1);
  const fleet = (await ships.collection({}).where("ownerUid", "==", actor.uid).get()).docs;
  const jumpers = fleet.filter((ship) => ship.data().class === "warp_jumper");
  expect(jumpers).toHaveLength(1);
  expect(jumpers[0]!.data().place).toEqual((await pilotOf(actor)).place);
  expect(await held("platform:yards")).toBe(yards + 100_000);
  expect([await constructionOf(actor), await held(`hold:${constructionId}`)]).toEqual([undefined, 0]);
  await actor.call("ships/boardShip", { regionId: "nexus", shipId: jumpers[0]!.id });
  expect(await checkLedger()).toEqual([]);
});

test("who calls it off has all of it back: credits in the account, goods in the Nexus' depot, which costs rent", async () => {
  const actor = await builder(home, "hauler", 10_000);
  await bring(actor, "jumper", { credits: 9_000, goods: { ore: 150 } });
  await players.ref({ uid: actor.uid }).update({ galacticCitizen: false });
  const more = { kind: "jumper", credits: 1_000, goods: [] };
  expect(refusalOf(await actor.send("ships/bringParts", more))).toBe("BUILDERS_ONLY");
  expect(await actor.call("ships/cancelConstruction", {})).toEqual({
    credits: 9_000,
    goods: [{ commodity: "ore", units: 150 }],
  });
  expect([await creditsOf(actor), await storedOf(actor, "ore"), await constructionOf(actor)]).toEqual([
    10_000,
    150,
    undefined,
  ]);
  const { docs } = await depots.collection({}).where("uid", "==", actor.uid).get();
  expect(docs.map((depot) => depot.data())).toEqual([
    expect.objectContaining({ regionId: "nexus", rentCredits: 1_500 } satisfies Partial<Depot>),
  ]);
  expect(refusalOf(await actor.send("ships/cancelConstruction", {}))).toBe("CONSTRUCTION_UNKNOWN");
  expect(await checkLedger()).toEqual([]);
});

test("parts come at a yard of the guild alone", async () => {
  const actor = await trader(home, 1_000);
  await players.ref({ uid: actor.uid }).update({ galacticCitizen: true });
  const parts = { kind: "jumper", credits: 1_000, goods: [] };
  expect(refusalOf(await actor.send("ships/bringParts", parts))).toBe("PLACE_CHANGED");
  await put(actor, { regionId: "nexus", sectorNumber: 1, berth: "port" });
  expect(refusalOf(await actor.send("ships/bringParts", parts))).toBe("NO_YARD");
  await put(actor, { regionId: "nexus", sectorNumber: 1, berth: "space" });
  expect(refusalOf(await actor.send("ships/bringParts", parts))).toBe("NOT_DOCKED");
});

interface Booked {
  readonly passageId: string;
  readonly feeCredits: number;
}

/** Aboard a warp jumper in the frontier of home, with five units of ore. */
async function jumper(): Promise<Actor> {
  const actor = await trader(home, 1_010);
  await aboard(actor, "warp_jumper");
  await put(actor, { regionId: home, sectorNumber: 300, berth: "space" });
  await load((await pilotOf(actor)).shipId, "ore", 5);
  return actor;
}

const jump = (toSectorNumber: number, more: object = {}) => ({
  regionId: home,
  toRegionId: there,
  by: { kind: "jumper", toSectorNumber },
  maxTotalCredits: 0,
  ...more,
});

test("a jump is a passage like any other: a visit, customs, and no fee", async () => {
  const actor = await jumper();
  const { turns } = await pilotOf(actor);
  const booked = await actor.call<Booked>("ships/bookPassage", jump(400));
  const { passageId } = booked;
  expect(booked.feeCredits).toBe(0);
  const leaving = await pilotOf(actor);
  expect([turns.amount - 100, turns.amount - 99]).toContain(leaving.turns.amount);
  expect([leaving.visits?.count, leaving.jumpedAt === null]).toEqual([1, false]);
  expect(refusalOf(await actor.send("ships/fly", { regionId: home, sectors: [1] }))).toBe("IN_PASSAGE");
  await ripen(passageId);
  await Promise.all([settlePassage({ passageId }), settlePassage({ passageId })]);
  const { place, shipId } = await pilotOf(actor);
  expect(place).toEqual({ regionId: there, sectorNumber: 400, berth: "space" });
  expect(await cargoOf(shipId)).toEqual({ ore: 5 });
  expect(await presenceIn(there, actor)).toMatchObject({ sectorNumber: 400, shipClass: "warp_jumper" });
  expect((await members.ref({ regionId: there, uid: actor.uid }).get()).data()?.standing).toBe("visitor");
  expect((await passages.ref({ passageId }).get()).data()).toMatchObject({ by: "jumper", feeCredits: 0 });
  const back = { ...jump(20), regionId: there, toRegionId: home };
  expect(refusalOf(await actor.send("ships/bookPassage", back))).toBe("JUMPED_LATELY");
  expect([await creditsOf(actor), await held(`hold:${passageId}`)]).toEqual([1_000, 0]);
  expect(await checkLedger()).toEqual([]);
});

test("a jump that is called off, or may not arrive, costs neither turns nor the next 24 hours", async () => {
  const actor = await jumper();
  const { passageId } = await actor.call<Booked>("ships/bookPassage", jump(400));
  await actor.call("ships/callOffPassage", { passageId });
  const { passageId: again } = await actor.call<Booked>("ships/bookPassage", jump(401));
  await ripen(again);
  await members.ref({ regionId: there, uid: actor.uid }).delete();
  await passages.ref({ passageId: again }).update({ arrivesAt: new Date(Date.now() - 25 * 3_600_000) });
  await settlePassage({ passageId: again });
  const { jumpedAt, place, visits } = await pilotOf(actor);
  expect([jumpedAt, place.sectorNumber, visits?.count]).toEqual([null, 300, 0]);
});

test("a jump is refused with its reason", async () => {
  const actor = await jumper();
  const refused = async (input: object) => refusalOf(await actor.send("ships/bookPassage", input));
  expect(await refused(jump(7))).toBe("NOT_OUTLAND");
  expect(await refused(jump(300, { toRegionId: "nexus" }))).toBe("NOT_OUTLAND");
  expect(await refused(jump(300, { toRegionId: home }))).toBe("SAME_REGION");
  expect(await refused(jump(300, { isExpress: true }))).toBe("NO_EXPRESS");
  await pilots.ref({ uid: actor.uid }).update({ shipClass: "scout" });
  expect(await refused(jump(300))).toBe("NO_JUMPER");
});
