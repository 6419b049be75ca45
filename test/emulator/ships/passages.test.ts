import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { gates } from "../../../functions/src/galaxy/documents.ts";
import { banned, stranger } from "../../../functions/src/membership/bans/ban.ts";
import { members } from "../../../functions/src/membership/schema.ts";
import { balanceId } from "../../../functions/src/platform/ledger/accounts.ts";
import { ledgerBalances } from "../../../functions/src/platform/ledger/schema.ts";
import { notices, players } from "../../../functions/src/players/schema.ts";
import { inRegion, regions, settings } from "../../../functions/src/regions/schema.ts";
import { newShip } from "../../../functions/src/ships/newShip.ts";
import { settlePassage } from "../../../functions/src/ships/passages/settlePassage.ts";
import { type Passage, passages, pilots, ships } from "../../../functions/src/ships/schema.ts";
import { returnPassage } from "../../../scripts/operate/passages.ts";
import { held } from "../../support/ledger/ledger.ts";
import { admit } from "../membership/world.ts";
import { type Actor, activeRegion, refusalOf, untilStatus } from "../regions/world.ts";
import { cargoOf, creditsOf, load, pilotOf, presenceIn, trader } from "./world.ts";

let home: string;
let there: string;
const MINUTE_MS = 60_000;
const BAN = { reason: "Smuggling", byUid: "root", rank: "platform" as const, until: null };

beforeAll(async () => {
  home = (await activeRegion()).regionId;
  await untilStatus("nexus", "active");
});

beforeEach(async () => {
  there = (await activeRegion()).regionId;
});

/** A trader with five units of ore in space at the own region's gate. */
async function atGate(credits = 1_000): Promise<Actor> {
  const actor = await trader(home, credits + 10);
  const { sectorNumbers } = (await gates.ref({ gateId: home }).get()).data()!;
  await actor.call("ships/undock", { regionId: home });
  const place = { regionId: home, sectorNumber: sectorNumbers[1], berth: "space" as const };
  await pilots.ref({ uid: actor.uid }).update({ place });
  await load((await pilotOf(actor)).shipId, "ore", 5);
  return actor;
}

interface Booked {
  readonly passageId: string;
  readonly feeCredits: number;
  readonly customsUntil: string;
  readonly arrivesAt: string;
}

const booking = (toRegionId: string, more: object = {}) => ({
  regionId: home,
  toRegionId,
  maxTotalCredits: 1_000,
  ...more,
});
const book = (actor: Actor, toRegionId: string, more?: object) =>
  actor.call<Booked>("ships/bookPassage", booking(toRegionId, more));
const refusedBooking = async (actor: Actor, toRegionId: string, more?: object) =>
  refusalOf(await actor.send("ships/bookPassage", booking(toRegionId, more)));

async function passageOf(passageId: string): Promise<Passage> {
  return (await passages.ref({ passageId }).get()).data()!;
}

/** As if so many minutes had gone by since it arrived. */
async function ripen(passageId: string, minutes = 1): Promise<void> {
  const at = new Date(Date.now() - minutes * MINUTE_MS);
  await passages.ref({ passageId }).update({ customsUntil: at, arrivesAt: at, dueAt: at });
}

const escrow = async (passageId: string) =>
  (await ledgerBalances.ref({ balanceId: balanceId(`hold:${passageId}`, 0) }).get()).data();

describe("who is on the way", () => {
  test("is in no place, pays into escrow, and can do nothing but wait", async () => {
    const actor = await atGate();
    const before = await pilotOf(actor);
    const { passageId, feeCredits, customsUntil, arrivesAt } = await book(actor, there);
    expect(Date.parse(arrivesAt) - Date.parse(customsUntil)).toBeGreaterThanOrEqual(5 * MINUTE_MS);
    expect(await presenceIn(home, actor)).toBeUndefined();
    expect(await creditsOf(actor)).toBe(1_000 - feeCredits);
    expect(await escrow(passageId)).toMatchObject({ amounts: { credits: feeCredits }, holderUid: actor.uid });
    expect(await passageOf(passageId)).toMatchObject({
      to: { regionId: there },
      manifest: [{ commodity: "ore", units: 5 }],
      settled: null,
    });
    for (const [path, data] of [
      ["ships/fly", { regionId: home, sectors: [1] }],
      ["ships/jettisonCargo", { regionId: home, goods: [{ commodity: "ore", units: 1 }] }],
      ["ships/lookAround", { regionId: home }],
      ["ships/bookPassage", booking("nexus")],
      ["players/deleteAccount", {}],
    ] as const)
      expect(refusalOf(await actor.send(path, data)), path).toBe("IN_PASSAGE");
    expect(refusalOf(await actor.send("ships/completePassage", { passageId }))).toBe("PASSAGE_UNDER_WAY");
    const { turns } = await pilotOf(actor);
    expect([before.turns.amount - 20, before.turns.amount - 19]).toContain(turns.amount);
  });

  test("arrives once by the schedule, twice and beside the own call: a visitor there, with all of the cargo", async () => {
    const actor = await atGate();
    const { passageId, feeCredits } = await book(actor, there);
    const paid = await held("platform:gates");
    await ripen(passageId);
    await Promise.all([settlePassage({ passageId }), settlePassage({ passageId })]);
    expect(await actor.call("ships/completePassage", { passageId })).toEqual({ outcome: "arrived" });
    const pilot = await pilotOf(actor);
    const { sectorNumbers } = (await gates.ref({ gateId: there }).get()).data()!;
    expect(pilot).toMatchObject({ passageId: null, visits: { count: 1 } });
    expect(pilot.place).toEqual({ regionId: there, sectorNumber: sectorNumbers[1], berth: "space" });
    expect(await presenceIn(there, actor)).toMatchObject({ sectorNumber: sectorNumbers[1] });
    expect((await members.ref({ regionId: there, uid: actor.uid }).get()).data()).toMatchObject({
      standing: "visitor",
      status: "active",
    });
    expect(await cargoOf(pilot.shipId)).toEqual({ ore: 5 });
    expect([await escrow(passageId), await held("platform:gates")]).toEqual([
      undefined,
      paid + feeCredits - Math.floor(feeCredits / 10),
    ]);
    await actor.call("ships/lookAround", { regionId: there });
  });

  test("into the Nexus makes no visit, and comes out at the gate's sector there", async () => {
    const actor = await atGate();
    const { passageId, feeCredits } = await book(actor, "nexus");
    expect(feeCredits).toBe(100);
    await ripen(passageId);
    expect(await actor.call("ships/completePassage", { passageId })).toEqual({ outcome: "arrived" });
    const { sectorNumbers } = (await gates.ref({ gateId: home }).get()).data()!;
    const { place, visits } = await pilotOf(actor);
    expect([place.sectorNumber, visits]).toEqual([sectorNumbers[0], null]);
    const back = { regionId: "nexus", toRegionId: home, maxTotalCredits: 100 };
    const { passageId: homeward } = await actor.call<Booked>("ships/bookPassage", back);
    await ripen(homeward);
    await settlePassage({ passageId: homeward });
    expect((await pilotOf(actor)).place.sectorNumber).toBe(sectorNumbers[1]);
  });
});

describe("who may not come in any more", () => {
  const becomes: Readonly<Record<string, (actor: Actor, passageId: string) => Promise<unknown>>> = {
    REGION_CLOSED: () => regions.ref({ regionId: there }).update({ status: "suspended" }),
    BANNED: ({ uid }) => {
      const now = new Date();
      const outlaw = banned(stranger({ uid, regionId: there, name: "Outlaw" }, now), BAN, now);
      return members.ref({ regionId: there, uid }).set(outlaw);
    },
    IMMIGRATION_CLOSED: () => regions.ref({ regionId: there }).update({ "immigration.policy": "closed" }),
    OVERDUE: (_, passageId) => ripen(passageId, 25 * 60),
  };
  test.each(Object.keys(becomes))("is back where the passage began, whole, for %s", async (reason) => {
    const actor = await atGate();
    const before = await pilotOf(actor);
    const { passageId } = await book(actor, there);
    await ripen(passageId);
    await becomes[reason]!(actor, passageId);
    await Promise.all([settlePassage({ passageId }), settlePassage({ passageId })]);
    const after = await pilotOf(actor);
    expect([after.place, after.passageId, after.visits?.count]).toEqual([before.place, null, 0]);
    expect(after.turns.amount).toBeGreaterThanOrEqual(before.turns.amount);
    expect([await creditsOf(actor), await escrow(passageId)]).toEqual([1_000, undefined]);
    expect(await cargoOf(after.shipId)).toEqual({ ore: 5 });
    expect(await presenceIn(home, actor)).toMatchObject({ sectorNumber: before.place.sectorNumber });
    expect((await passageOf(passageId)).settled).toMatchObject({ how: "returned", reason });
    const told = await notices.collection({ uid: actor.uid }).get();
    expect(told.docs.map((notice) => notice.data().kind)).toEqual(["PASSAGE_RETURNED"]);
    expect(await actor.call("ships/completePassage", { passageId })).toEqual({ outcome: "returned" });
  });

  test("comes to the refuge where the region of the beginning is closing", async () => {
    const lost = (await activeRegion()).regionId;
    const actor = await trader(lost, 1_010);
    const { sectorNumbers } = (await gates.ref({ gateId: lost }).get()).data()!;
    const place = { regionId: lost, sectorNumber: sectorNumbers[1], berth: "space" as const };
    await pilots.ref({ uid: actor.uid }).update({ place });
    const input = { regionId: lost, toRegionId: there, maxTotalCredits: 1_000 };
    const { passageId } = await actor.call<Booked>("ships/bookPassage", input);
    await ripen(passageId);
    for (const regionId of [lost, there]) await regions.ref({ regionId }).update({ status: "closing" });
    await settlePassage({ passageId });
    expect((await pilotOf(actor)).place.regionId).toBe("nexus");
    expect(await presenceIn("nexus", actor)).toBeDefined();
  });
});

describe("an ambassador of the home", () => {
  const ambassador = async (): Promise<Actor> => {
    const actor = await atGate();
    await admit(actor.uid, home, "citizen", { offices: ["ambassador"] });
    return actor;
  };

  test("comes in where others need approval and reputation, and stays out of closed borders", async () => {
    const actor = await ambassador();
    const border = regions.ref({ regionId: there });
    await border.update({ "immigration.policy": "closed" });
    expect(await refusedBooking(actor, there)).toBe("IMMIGRATION_CLOSED");
    await border.update({ "immigration.policy": "approval", "immigration.minimumReputation": 50 });
    expect(await refusedBooking(await atGate(), there)).toBe("REPUTATION_TOO_LOW");
    const { passageId } = await book(actor, there);
    await ripen(passageId);
    expect(await actor.call("ships/completePassage", { passageId })).toEqual({ outcome: "arrived" });
  });

  test("is returned who has lost the office on the way", async () => {
    const actor = await ambassador();
    await regions.ref({ regionId: there }).update({ "immigration.policy": "approval" });
    const { passageId } = await book(actor, there);
    await ripen(passageId);
    await members.ref({ regionId: home, uid: actor.uid }).update({ offices: [] });
    await settlePassage({ passageId });
    expect((await passageOf(passageId)).settled).toMatchObject({
      how: "returned",
      reason: "APPROVAL_NEEDED",
    });
  });
});

test("no visit leads to where as many own ships wait as the region allows; the way home always does", async () => {
  const actor = await atGate();
  await settings.ref(inRegion(there)).update({ "gameplay.shipsPerPlayer": 1 });
  const spare = newShip("scout", { ownerUid: actor.uid, name: "Spare", granted: true }, new Date());
  const ref = ships.ref({ shipId: `spare-${actor.uid}` });
  await ref.set({ ...spare, place: { regionId: there, sectorNumber: 1, berth: "port" } });
  const { error } = await actor.send("ships/bookPassage", booking(there));
  expect(error?.details).toMatchObject({ reason: "TOO_MANY_SHIPS", metadata: { ships: 1, most: 1 } });
  await players.ref({ uid: actor.uid }).update({ homeRegionId: there });
  await book(actor, there);
});

test("of who is pursued a closed gate says that it is closed, an open one that no gate takes them in", async () => {
  const actor = await atGate();
  await pilots.ref({ uid: actor.uid }).update({ "fights.attackedAt": new Date() });
  await gates.ref({ gateId: there }).update({ open: false });
  expect(await refusedBooking(actor, there)).toBe("GATE_CLOSED");
  await gates.ref({ gateId: there }).update({ open: true });
  expect(await refusedBooking(actor, there)).toBe("PURSUED");
});

test("in customs a passage can be called off, and all of it comes back; then no more", async () => {
  const actor = await atGate();
  const before = await pilotOf(actor);
  const { passageId } = await book(actor, there);
  expect(await actor.call("ships/callOffPassage", { passageId })).toEqual({ outcome: "calledOff" });
  const { turns, place, visits } = await pilotOf(actor);
  expect([place, visits?.count, await creditsOf(actor)]).toEqual([before.place, 0, 1_000]);
  expect(turns.amount).toBeGreaterThanOrEqual(before.turns.amount);
  expect(await presenceIn(home, actor)).toBeDefined();
  // A Galactic Citizen's goes through customs at once.
  await players.ref({ uid: actor.uid }).update({ galacticCitizen: true });
  const { passageId: next, customsUntil } = await book(actor, there, { isExpress: true });
  expect(Date.parse(customsUntil)).toBeLessThanOrEqual(Date.now());
  expect(refusalOf(await actor.send("ships/callOffPassage", { passageId: next }))).toBe("CUSTOMS_CLEARED");
  const other = await atGate();
  for (const path of ["ships/callOffPassage", "ships/completePassage"])
    expect(refusalOf(await other.send(path, { passageId: next }))).toBe("PASSAGE_UNKNOWN");
});

test("nothing begins that is not authorised, and nothing changes", async () => {
  const actor = await atGate(99);
  const before = await pilotOf(actor);
  const { owner } = await activeRegion();
  expect(await refusedBooking(actor, home)).toBe("SAME_REGION");
  expect(await refusedBooking(actor, owner.uid.toLowerCase().slice(0, 20))).toBe("GATE_CLOSED");
  expect(await refusedBooking(actor, "nexus", { maxTotalCredits: 99 })).toBe("PRICE_CHANGED");
  expect(await refusedBooking(actor, "nexus")).toBe("INSUFFICIENT_FUNDS");
  await regions.ref({ regionId: there }).update({ "immigration.policy": "approval" });
  expect(await refusedBooking(actor, there)).toBe("APPROVAL_NEEDED");
  await gates.ref({ gateId: there }).update({ open: false });
  expect(await refusedBooking(actor, there)).toBe("GATE_CLOSED");
  await pilots.ref({ uid: actor.uid }).update({ "place.sectorNumber": before.place.sectorNumber - 1 });
  expect(await refusedBooking(actor, "nexus")).toBe("NOT_AT_GATE");
  const month = new Date().toISOString().slice(0, 7);
  const place = before.place;
  await pilots.ref({ uid: actor.uid }).update({ place, visits: { month, count: 3 } });
  const another = (await activeRegion()).regionId;
  expect(await refusedBooking(actor, another)).toBe("VISITS_USED_UP");
  expect((await pilotOf(actor)).passageId).toBeNull();
  expect(await creditsOf(actor)).toBe(99);
});

test("an operator sends a passage back, whole, also one whose hold is not what it began with", async () => {
  const actor = await atGate();
  const before = await pilotOf(actor);
  const { passageId } = await book(actor, there);
  await load(before.shipId, "ore", 1);
  await ripen(passageId);
  await expect(settlePassage({ passageId })).rejects.toThrow("not what it began with");
  expect(await returnPassage(passageId, "stuck, said a test")).toEqual([
    `✓ ${passageId} is back in ${home}.`,
  ]);
  const { place, visits } = await pilotOf(actor);
  expect([place, visits?.count, await creditsOf(actor)]).toEqual([before.place, 0, 1_000]);
  expect((await passageOf(passageId)).settled).toMatchObject({ how: "returned", reason: "OPERATOR" });
  await expect(returnPassage(passageId, "stuck, said a test")).rejects.toThrow("ended");
  await expect(returnPassage("no-passage", "stuck, said a test")).rejects.toThrow("no passage");
});

test("of two gates in one sector each leads to its own region", async () => {
  const actor = await trader(home, 1_010);
  const shared = gates.ref({ gateId: there });
  const { sectorNumbers } = (await gates.ref({ gateId: home }).get()).data()!;
  const [, regionSide] = (await shared.get()).data()!.sectorNumbers;
  await shared.update({ sectorNumbers: [sectorNumbers[0], regionSide] });
  const place = { regionId: "nexus", sectorNumber: sectorNumbers[0], berth: "space" as const };
  for (const to of [home, there]) {
    await pilots.ref({ uid: actor.uid }).update({ place });
    const input = { regionId: "nexus", toRegionId: to, maxTotalCredits: 100 };
    const { passageId } = await actor.call<Booked>("ships/bookPassage", input);
    await ripen(passageId);
    await settlePassage({ passageId });
    expect((await pilotOf(actor)).place.regionId).toBe(to);
  }
});

test("two devices that book at once begin one passage", { timeout: 180_000 }, async () => {
  const actor = await atGate();
  const outcomes = await Promise.all(
    [there, "nexus"].map(async (to) => {
      const { error } = await actor.send("ships/bookPassage", booking(to));
      return error?.details?.reason;
    }),
  );
  expect(outcomes.filter((reason) => reason === undefined)).toHaveLength(1);
  expect(outcomes.find((reason) => reason !== undefined)).toMatch(/^(IN_PASSAGE|BUSY)$/);
  const { passageId } = await pilotOf(actor);
  expect((await passageOf(passageId!)).uid).toBe(actor.uid);
});
