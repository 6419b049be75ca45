import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refreshCitizen } from "../../../functions/src/billing/citizens/refreshCitizen.ts";
import { gates } from "../../../functions/src/galaxy/documents.ts";
import { members } from "../../../functions/src/membership/schema.ts";
import { notices, players } from "../../../functions/src/players/schema.ts";
import { settlePassage } from "../../../functions/src/ships/passages/settlePassage.ts";
import { passages, pilots } from "../../../functions/src/ships/schema.ts";
import { reviewVisit } from "../../../functions/src/ships/visits/reviewVisit.ts";
import { held, move, testKinds } from "../../support/ledger/ledger.ts";
import { rested } from "../membership/world.ts";
import { type Actor, activeRegion, refusalOf, untilStatus } from "../regions/world.ts";
import { cargoOf, creditsOf, load, pilotOf, presenceIn, trader } from "./world.ts";

const HOUR_MS = 3_600_000;

let home: string;
let there: string;
let owner: Actor;

beforeAll(async () => {
  home = (await activeRegion()).regionId;
  await untilStatus("nexus", "active");
});

beforeEach(async () => {
  const opened = await activeRegion();
  there = opened.regionId;
  owner = opened.owner;
});

const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS);

async function gateSector(regionId: string): Promise<number> {
  return (await gates.ref({ gateId: regionId }).get()).data()!.sectorNumbers[1];
}

const bookTo = (toRegionId: string, regionId = home) => ({ regionId, toRegionId, maxTotalCredits: 1_000 });

/** A trader with five units of ore in space at the gate of the region. */
async function atGate(regionId: string, credits: number): Promise<Actor> {
  const actor = await trader(regionId, credits + 10);
  await actor.call("ships/undock", { regionId });
  const sectorNumber = await gateSector(regionId);
  await pilots.ref({ uid: actor.uid }).update({ place: { regionId, sectorNumber, berth: "space" } });
  await load((await pilotOf(actor)).shipId, "ore", 5);
  return actor;
}

/** Books a passage there, as if it arrived by now. */
async function underWay(actor: Actor): Promise<string> {
  const { passageId } = await actor.call<{ passageId: string }>("ships/bookPassage", bookTo(there));
  const at = inHours(-0.1);
  await passages.ref({ passageId }).update({ customsUntil: at, arrivesAt: at, dueAt: at });
  return passageId;
}

/** A trader who has come through the gate, with what is left of 1,000 credits or so. */
async function visitor(): Promise<Actor> {
  const actor = await atGate(home, 1_000);
  await settlePassage({ passageId: await underWay(actor) });
  return actor;
}

/** As if the visit ended then, and this was due now. */
async function endIn({ uid }: Actor, hours: number): Promise<void> {
  await pilots.ref({ uid }).update({ visit: { endsAt: inHours(hours), dueAt: inHours(-0.01) } });
}

const kindsTo = async ({ uid }: Actor) =>
  (await notices.collection({ uid }).get()).docs.map((notice) => notice.data().kind);

describe("a resident abroad", () => {
  test("may stay 72 hours, is told of the end, and then may do nothing but leave", async () => {
    const actor = await visitor();
    const { visit, place } = await pilotOf(actor);
    const hours = (visit!.endsAt.getTime() - Date.now()) / HOUR_MS;
    expect([Math.round(hours), Math.round((visit!.dueAt!.getTime() - Date.now()) / HOUR_MS)]).toEqual([
      72, 48,
    ]);
    await endIn(actor, 20);
    await Promise.all([reviewVisit({ uid: actor.uid }), reviewVisit({ uid: actor.uid })]);
    expect(await kindsTo(actor)).toEqual(["VISIT_ENDING"]);
    expect((await pilotOf(actor)).visit?.dueAt?.getTime()).toBeLessThan(inHours(18.1).getTime());
    await endIn(actor, -0.01);
    for (const [path, input] of [
      ["ships/dock", {}],
      ["ships/buyShip", { class: "scout", name: "Late" }],
      ["ships/claimScout", {}],
      ["ports/quote", { lines: [{ commodity: "ore", side: "sell", units: 1 }] }],
    ] as const) {
      const refused = refusalOf(await actor.send(path, { regionId: there, ...input }));
      expect(refused, path).toMatch(path === "ports/quote" ? /NOT_DOCKED|VISIT_OVER/ : "VISIT_OVER");
    }
    await actor.call("ships/jettisonCargo", { regionId: there, goods: [{ commodity: "ore", units: 1 }] });
    await actor.call("ships/lookAround", { regionId: there });
    const { passageId } = await actor.call<{ passageId: string }>("ships/bookPassage", bookTo(home, there));
    // Who leaves is sent nowhere, and whose way back leads there is, at once.
    await reviewVisit({ uid: actor.uid });
    expect((await pilotOf(actor)).place).toEqual(place);
    await actor.call("ships/callOffPassage", { passageId });
    await reviewVisit({ uid: actor.uid });
    expect((await pilotOf(actor)).place.regionId).toBe(home);
  });

  test.each([1_000, 50])(
    "is sent home whole once the visit is over, with at most %i credits",
    async (most) => {
      const actor = await visitor();
      const account = `player:${actor.uid}` as const;
      const surplus = Math.max(0, (await held(account)) - most);
      if (surplus > 0) await move({ [account]: -surplus, issuance: surplus }, testKinds.testLoss);
      const [before, paid] = [await creditsOf(actor), await held("platform:gates")];
      await endIn(actor, -0.01);
      await Promise.all([reviewVisit({ uid: actor.uid }), reviewVisit({ uid: actor.uid })]);
      const pilot = await pilotOf(actor);
      expect([pilot.place.regionId, pilot.place.berth, pilot.visit]).toEqual([home, "port", null]);
      expect(await cargoOf(pilot.shipId)).toEqual({ ore: 5 });
      const fee = before - (await creditsOf(actor));
      expect(fee).toBe(Math.min(before, fee));
      expect(fee).toBeGreaterThan(0);
      expect(await held("platform:gates")).toBe(paid + fee - Math.floor(fee / 10));
      const { reputation } = (await members.ref({ regionId: there, uid: actor.uid }).get()).data()!;
      expect(reputation).toBe(-10);
      expect([await presenceIn(there, actor), (await presenceIn(home, actor))?.docked]).toEqual([
        undefined,
        true,
      ]);
      expect(await kindsTo(actor)).toEqual(["VISIT_OVERSTAYED"]);
    },
  );

  test("who becomes a Galactic Citizen meanwhile is told nothing and stays", async () => {
    const actor = await visitor();
    await endIn(actor, -0.01);
    await players.ref({ uid: actor.uid }).update({ galacticCitizen: true });
    await reviewVisit({ uid: actor.uid });
    const { place, visit } = await pilotOf(actor);
    expect([place.regionId, visit, await kindsTo(actor)]).toEqual([there, null, []]);
  });
});

test("an entitlement that ends abroad leaves 72 hours from then on, in the commit that ends it", async () => {
  const actor = await visitor();
  const ended = inHours(-0.01);
  const displaced = { fromRegionId: there, since: inHours(-2_160), premiumUntil: ended, dueAt: ended };
  await players.ref({ uid: actor.uid }).update({ galacticCitizen: true, displaced });
  await pilots.ref({ uid: actor.uid }).update({ visit: null });
  await Promise.all([refreshCitizen({ uid: actor.uid }), refreshCitizen({ uid: actor.uid })]);
  const { visit } = await pilotOf(actor);
  expect(Math.round((visit!.endsAt.getTime() - Date.now()) / HOUR_MS)).toBe(72);
});

describe("a region and who is in it", () => {
  test("a ban sends home at once, and a member does not leave while the pilot is there", async () => {
    const actor = await visitor();
    expect(refusalOf(await actor.send("membership/leaveRegion", { regionId: there }))).toBe("PILOT_THERE");
    const before = await creditsOf(actor);
    await owner.call("membership/banMember", { regionId: there, uid: actor.uid, reason: "Smuggling" });
    const { place, visit } = await pilotOf(actor);
    expect([place.regionId, place.berth, visit, await creditsOf(actor)]).toEqual([
      home,
      "port",
      null,
      before,
    ]);
    expect(await presenceIn(there, actor)).toBeUndefined();
    expect(await kindsTo(actor)).toEqual(expect.arrayContaining(["BANNED", "SENT_HOME"]));
  });

  test("who makes it home visits no more, and what was home becomes abroad", async () => {
    const actor = await visitor();
    await actor.call("membership/setHomeRegion", { regionId: there });
    expect((await pilotOf(actor)).visit).toBeNull();
    const third = (await activeRegion()).regionId;
    await actor.call("membership/joinRegion", { regionId: third });
    await rested(actor.uid);
    await actor.call("membership/setHomeRegion", { regionId: third });
    expect((await pilotOf(actor)).visit).not.toBeNull();
  });
});

describe("what changes in transit", () => {
  test.each(["gate", "entitlement", "home"])("the %s: one arrives, as who one is then", async (what) => {
    const actor = await atGate(home, 1_000);
    const passageId = await underWay(actor);
    const player = players.ref({ uid: actor.uid });
    if (what === "gate") await gates.ref({ gateId: there }).update({ open: false });
    if (what === "entitlement") await player.update({ galacticCitizen: true });
    if (what === "home") await player.update({ homeRegionId: there });
    await settlePassage({ passageId });
    const { place, visit, purse } = await pilotOf(actor);
    expect(place.regionId).toBe(there);
    expect([visit !== null, purse !== null]).toEqual([what === "gate", what !== "home"]);
  });
});

describe("races", () => {
  const timeout = 180_000;

  test("the end of a visit beside departure: on the way, or at home, and never both", {
    timeout,
  }, async () => {
    const actor = await visitor();
    await endIn(actor, -0.01);
    const [departure] = await Promise.all([
      actor.send("ships/bookPassage", bookTo("nexus", there)),
      reviewVisit({ uid: actor.uid }),
    ]);
    const { place, passageId } = await pilotOf(actor);
    if (departure.error === undefined) expect([place.regionId, passageId !== null]).toEqual([there, true]);
    else expect([place.regionId, passageId]).toEqual([home, null]);
  });

  test("a ban beside arrival: back where it began, or there and sent home", { timeout }, async () => {
    const actor = await atGate(home, 1_000);
    const passageId = await underWay(actor);
    await Promise.all([
      settlePassage({ passageId }),
      owner.call("membership/banMember", { regionId: there, uid: actor.uid, reason: "Smuggling" }),
    ]);
    const landed = await pilotOf(actor);
    expect([landed.place.regionId, landed.passageId]).toEqual([home, null]);
    expect(await presenceIn(there, actor)).toBeUndefined();
    expect(await presenceIn(home, actor)).toBeDefined();
  });

  test("two devices for the last visit: one of them goes, and one visit is counted", {
    timeout,
  }, async () => {
    const actor = await atGate(home, 2_000);
    const other = (await activeRegion()).regionId;
    const month = new Date().toISOString().slice(0, 7);
    await pilots.ref({ uid: actor.uid }).update({ visits: { month, count: 2 } });
    const outcomes = await Promise.all(
      [there, other].map(
        async (to) => (await actor.send("ships/bookPassage", bookTo(to))).error?.details?.reason,
      ),
    );
    expect(outcomes.filter((reason) => reason === undefined)).toHaveLength(1);
    expect((await pilotOf(actor)).visits).toEqual({ month, count: 3 });
  });
});
