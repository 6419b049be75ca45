import { beforeAll, describe, expect, test } from "vitest";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { startingCreditsId } from "../../../functions/src/players/accounts/transferable.ts";
import { notices, players } from "../../../functions/src/players/schema.ts";
import { constructions } from "../../../functions/src/ships/constructions/schema.ts";
import { settlePassage } from "../../../functions/src/ships/passages/settlePassage.ts";
import { endGates } from "../../../functions/src/ships/playerGates/endGates.ts";
import { gatePermits, playerGates } from "../../../functions/src/ships/playerGates/schema.ts";
import { ships } from "../../../functions/src/ships/schema.ts";
import { changesOf, credits, grant, held, makeTransfers, testKinds } from "../../support/ledger/ledger.ts";
import { type Actor, activeRegion, refusalOf, untilStatus } from "../regions/world.ts";
import { aboard, bring, builder, put, ripen } from "./builders.ts";
import { creditsOf, pilotOf, trader } from "./world.ts";

interface Opened {
  readonly regionId: string;
  readonly owner: Actor;
}

let one: Opened;
let other: Opened;

beforeAll(async () => {
  [one, other] = [await activeRegion(), await activeRegion()];
  await untilStatus("nexus", "active");
});

const SITE = 300;
const FAR = 40;
const raising = (more: object = {}) => ({
  regionId: one.regionId,
  toRegionId: other.regionId,
  toSectorNumber: FAR,
  tollCredits: 101,
  ...more,
});

/** Permits of both sides for the player. */
async function permitted({ uid }: Actor): Promise<void> {
  const [a, b] = [one, other];
  await a.owner.call("ships/grantGatePermit", { regionId: a.regionId, uid, withRegionId: b.regionId });
  await b.owner.call("ships/grantGatePermit", { regionId: b.regionId, uid, withRegionId: a.regionId });
}

/** A Galactic Citizen with the parts of a gate at the guild, aboard a warp jumper at the site. */
async function ready(): Promise<Actor> {
  const actor = await builder(one.regionId, "hauler", 50_000);
  for (const ore of [250, 250, 250]) await bring(actor, "gate", { credits: 0, goods: { ore } });
  await bring(actor, "gate", { credits: 0, goods: { ore: 150, rare_goods: 100 } });
  await bring(actor, "gate", { credits: 50_000, goods: { ore: 100 } });
  await aboard(actor, "warp_jumper");
  await put(actor, { regionId: one.regionId, sectorNumber: SITE, berth: "space" });
  return actor;
}

/** As if a gate had been raised long ago, and nothing had been paid for it. */
async function standing(owner: Actor, gateId: string): Promise<void> {
  const at = new Date(Date.now() - 2 * 86_400_000);
  await playerGates.ref({ gateId }).set({
    ownerUid: owner.uid,
    tollTo: `player:${owner.uid}`,
    regionIds: [one.regionId, other.regionId],
    sectorNumbers: [SITE, FAR],
    raisedAt: at,
    opensAt: at,
    tollCredits: 101,
    nextToll: null,
    closesAt: null,
  });
}

const shipClassOf = async (shipId: string) => (await ships.ref({ shipId }).get()).data()?.class;

describe("a gate", () => {
  test("is raised out of parts and a jumper, with the permits of both regions, and passed for its toll", async () => {
    const actor = await ready();
    const refused = async (more: object = {}) =>
      refusalOf(await actor.send("ships/raiseGate", raising(more)));
    expect(await refused()).toBe("GATE_UNPERMITTED");
    await permitted(actor);
    expect(await refused({ toSectorNumber: 7 })).toBe("NOT_OUTLAND");
    expect(await refused({ toRegionId: "nexus" })).toBe("NOT_OUTLAND");
    const { shipId: jumper } = await pilotOf(actor);
    const { constructionId } = (await constructions.ref({ uid: actor.uid }).get()).data()!;
    const { gateId } = await actor.call<{ gateId: string }>("ships/raiseGate", raising());
    const after = await pilotOf(actor);
    expect([after.shipClass, await shipClassOf(after.shipId), await shipClassOf(jumper)]).toEqual([
      "escape_pod",
      "escape_pod",
      undefined,
    ]);
    expect([await held(`hold:${constructionId}`), await held(`hold:${jumper}`)]).toEqual([0, 0]);
    for (const { regionId } of [one, other])
      expect((await gatePermits.ref({ regionId, uid: actor.uid }).get()).exists).toBe(false);
    expect(await refused()).toBe("NO_JUMPER");

    const traveller = await trader(one.regionId, 1_000);
    await put(traveller, { regionId: one.regionId, sectorNumber: SITE, berth: "space" });
    const passage = {
      regionId: one.regionId,
      toRegionId: other.regionId,
      by: { kind: "playerGate", gateId },
      maxTotalCredits: 101,
    };
    expect(refusalOf(await traveller.send("ships/bookPassage", passage))).toBe("GATE_CLOSED");
    await playerGates.ref({ gateId }).update({ opensAt: new Date() });
    const cheap = { ...passage, maxTotalCredits: 100 };
    expect(refusalOf(await traveller.send("ships/bookPassage", cheap))).toBe("PRICE_CHANGED");
    // A new account's starting credits pay nobody's toll.
    const novice = await trader(one.regionId, 50);
    const start = changesOf(credits, { issuance: -950, [`player:${novice.uid}`]: 950 });
    await makeTransfers([
      { transferId: startingCreditsId(novice.uid), kind: testKinds.testGrant, changes: start },
    ]);
    await put(novice, { regionId: one.regionId, sectorNumber: SITE, berth: "space" });
    expect(refusalOf(await novice.send("ships/bookPassage", passage))).toBe("NOT_TRANSFERABLE");
    await grant(`player:${novice.uid}`, 101);
    await novice.call("ships/bookPassage", passage);
    const { passageId } = await traveller.call<{ passageId: string }>("ships/bookPassage", passage);
    // What becomes of the gate meanwhile concerns nobody under way.
    await actor.call("ships/setToll", { gateId, tollCredits: 500 });
    await playerGates.ref({ gateId }).delete();
    const gates = await held("platform:gates");
    await ripen(passageId);
    await Promise.all([settlePassage({ passageId }), settlePassage({ passageId })]);
    expect((await pilotOf(traveller)).place).toEqual({
      regionId: other.regionId,
      sectorNumber: FAR,
      berth: "space",
    });
    expect(await held("platform:gates")).toBe(gates + 15);
    const before = await creditsOf(actor);
    expect(await actor.call("ships/collectTolls", {})).toEqual({ credits: 86 });
    expect(await creditsOf(actor)).toBe(before + 86);
    expect(refusalOf(await actor.send("ships/collectTolls", {}))).toBe("NO_TOLLS");
    expect(await checkLedger()).toEqual([]);
  });

  test("costs its owner nothing; its owner alone can close it, a day ahead", async () => {
    const [owner, stranger] = [await trader(one.regionId, 10), await trader(one.regionId, 10)];
    const gateId = `gate-${owner.uid}`;
    await standing(owner, gateId);
    await players.ref({ uid: owner.uid }).update({ galacticCitizen: true });
    await put(owner, { regionId: one.regionId, sectorNumber: SITE, berth: "space" });
    const booked = await owner.call<{ feeCredits: number }>("ships/bookPassage", {
      regionId: one.regionId,
      toRegionId: other.regionId,
      by: { kind: "playerGate", gateId },
      maxTotalCredits: 0,
    });
    expect(booked.feeCredits).toBe(0);
    for (const { regionId } of [one, other]) await stranger.call("membership/joinRegion", { regionId });
    const planned = await stranger.call("galaxy/planRoute", {
      from: { regionId: one.regionId, sectorNumber: SITE },
      to: { regionId: other.regionId, sectorNumber: FAR },
      shortcuts: true,
    });
    expect(planned).toMatchObject({
      shortcut: { kind: "playerGate", id: gateId },
      turnsTenths: 10,
      gateFeeCredits: 101,
    });
    for (const [path, more] of [
      ["ships/setToll", { tollCredits: 1 }],
      ["ships/closeGate", {}],
    ] as const)
      expect(refusalOf(await stranger.send(path, { gateId, ...more }))).toBe("GATE_UNKNOWN");
    const { closesAt } = await owner.call<{ closesAt: string }>("ships/closeGate", { gateId });
    expect(Date.parse(closesAt) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    expect(await owner.call("ships/closeGate", { gateId })).toEqual({ closesAt });
    await playerGates.ref({ gateId }).delete();
  });
});

test("is taken down by who manages the economy of either region, with a reason and a day's notice", async () => {
  const [owner, stranger] = [await trader(one.regionId, 10), await trader(one.regionId, 10)];
  const gateId = `gate-down-${owner.uid}`;
  await standing(owner, gateId);
  const asked = { regionId: other.regionId, gateId, reason: "It brings in smugglers." };
  expect(refusalOf(await stranger.send("ships/takeDownGate", asked))).toBe("PERMISSION_DENIED");
  const elsewhere = await activeRegion();
  const foreign = { ...asked, regionId: elsewhere.regionId };
  expect(refusalOf(await elsewhere.owner.send("ships/takeDownGate", foreign))).toBe("GATE_UNKNOWN");
  const { closesAt } = await other.owner.call<{ closesAt: string }>("ships/takeDownGate", asked);
  expect(Date.parse(closesAt) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
  const again = { ...asked, regionId: one.regionId };
  expect(await one.owner.call("ships/takeDownGate", again)).toEqual({ closesAt });
  const told = await notices.collection({ uid: owner.uid }).where("kind", "==", "GATE_TAKEN_DOWN").get();
  expect(told.docs.map((notice) => notice.data().sentence)[0]).toContain("smugglers");
  await playerGates.ref({ gateId }).delete();
});

test("of two builders for a region's fifth place one raises a gate", { timeout: 180_000 }, async () => {
  const builders = [await ready(), await ready()];
  for (const actor of builders) await permitted(actor);
  const owners = [await trader(one.regionId, 10), await trader(one.regionId, 210)];
  const gateIds = ["a", "b", "c", "d"].map((name) => `${name}-${owners[0]!.uid}`);
  for (const [index, gateId] of gateIds.entries()) await standing(owners[index % 2]!, gateId);
  const outcomes = await Promise.all(
    builders.map(async (actor) => (await actor.send("ships/raiseGate", raising())).error?.details?.reason),
  );
  expect(outcomes.filter((reason) => reason === undefined)).toHaveLength(1);
  const loser = builders[outcomes.findIndex((reason) => reason !== undefined)]!;
  expect(refusalOf(await loser.send("ships/raiseGate", raising()))).toBe("TOO_MANY_GATES");
  expect((await pilotOf(loser)).shipClass).toBe("warp_jumper");

  // The end of a region is the end of its gates: who is authorised beside it arrives, and a repetition tells nobody twice.
  const traveller = owners[1]!;
  const passage = {
    regionId: one.regionId,
    toRegionId: other.regionId,
    by: { kind: "playerGate", gateId: gateIds[0] },
    maxTotalCredits: 101,
  };
  await put(traveller, { regionId: one.regionId, sectorNumber: SITE, berth: "space" });
  const [booked] = await Promise.all([
    traveller.send("ships/bookPassage", passage),
    endGates(one.regionId),
    endGates(one.regionId),
  ]);
  const { passageId } = await pilotOf(traveller);
  expect([undefined, "GATE_CLOSED", "BUSY"]).toContain(booked.error?.details?.reason);
  expect(passageId === null).toBe(booked.error !== undefined);
  if (passageId !== null) {
    await ripen(passageId);
    await settlePassage({ passageId });
    expect((await pilotOf(traveller)).place.regionId).toBe(other.regionId);
    await put(traveller, { regionId: one.regionId, sectorNumber: SITE, berth: "space" });
  }
  const { docs } = await playerGates.collection({}).where("regionIds", "array-contains", one.regionId).get();
  expect(docs.filter((gate) => gate.data().closesAt === null)).toEqual([]);
  const told = await notices.collection({ uid: owners[0]!.uid }).where("kind", "==", "GATE_CLOSED").get();
  expect(told.size).toBe(2);
  expect(refusalOf(await traveller.send("ships/bookPassage", passage))).toBe("GATE_CLOSED");
});

test("a permit is granted and taken back by who manages the region's economy", async () => {
  const { uid } = await trader(one.regionId, 10);
  const grant = { regionId: one.regionId, uid, withRegionId: other.regionId };
  expect(refusalOf(await other.owner.send("ships/grantGatePermit", grant))).toBe("PERMISSION_DENIED");
  const within = { ...grant, withRegionId: one.regionId };
  expect(refusalOf(await one.owner.send("ships/grantGatePermit", within))).toBe("SAME_REGION");
  await one.owner.call("ships/grantGatePermit", grant);
  const told = await notices.collection({ uid }).where("kind", "==", "GATE_PERMITTED").get();
  expect(told.size).toBe(1);
  expect(await one.owner.call("ships/revokeGatePermit", { regionId: one.regionId, uid })).toEqual({
    withRegionId: other.regionId,
  });
  const again = { regionId: one.regionId, uid };
  expect(refusalOf(await one.owner.send("ships/revokeGatePermit", again))).toBe("PERMIT_UNKNOWN");
});
