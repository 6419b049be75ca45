import { beforeAll, describe, expect, test } from "vitest";
import { engagements, wrecks } from "../../../functions/src/combat/schema.ts";
import { sectors } from "../../../functions/src/galaxy/documents.ts";
import { treaties } from "../../../functions/src/governance/treaties/schema.ts";
import { treatyIdOf } from "../../../functions/src/governance/treaties/treaty.ts";
import { members, memberships } from "../../../functions/src/membership/schema.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { balanceId } from "../../../functions/src/platform/ledger/accounts.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { ledgerBalances } from "../../../functions/src/platform/ledger/schema.ts";
import { notices, players } from "../../../functions/src/players/schema.ts";
import { pilots, ships } from "../../../functions/src/ships/schema.ts";
import { held } from "../../support/ledger/ledger.ts";
import { type Actor, activeRegion, refusalOf, stranger } from "../regions/world.ts";
import { cargoOf, creditsOf, pilotOf, presenceIn } from "../ships/world.ts";
import { type Attacked, attackOn, fighterIn, SECTOR } from "./world.ts";

const timeout = 120_000;

let regionId: string;
let owner: Actor;

beforeAll(async () => {
  ({ regionId, owner } = await activeRegion());
}, timeout);

const attack = (attacker: Actor, target: Actor) =>
  attacker.call<Attacked>("combat/attack", attackOn(target, regionId));

describe("a ship that is destroyed", () => {
  test("leaves its cargo to the victor as hold and tax allow, the rest to a wreck, and its pilot in a pod", {
    timeout,
  }, async () => {
    const attacker = await fighterIn(regionId, { credits: 100 });
    const target = await fighterIn(regionId, {
      shipClass: "freighter",
      hullPoints: 1,
      cargo: { ore: 30, technology: 5 },
    });
    await ships.ref({ shipId: target.shipId }).update({ "shield.amount": 0 });
    const treasury = await held(`treasury:${regionId}`);
    const fought = await attack(attacker.actor, target.actor);

    expect(fought).toMatchObject({
      roundsFought: 1,
      attacker: { end: "stands", looted: [], wrecked: [] },
      defender: {
        end: "destroyed",
        looted: [
          { commodity: "ore", units: 10 },
          { commodity: "technology", units: 5 },
        ],
        wrecked: [{ commodity: "ore", units: 20 }],
      },
      taxCredits: 47,
      disreputePoints: 20,
    });
    expect(await cargoOf(attacker.shipId)).toEqual({ ore: 10, technology: 5 });
    expect(await creditsOf(attacker.actor)).toBe(53);
    expect(await held(`treasury:${regionId}`)).toBe(treasury + 47);
    expect((await ships.ref({ shipId: target.shipId }).get()).exists).toBe(false);
    const pilot = await pilotOf(target.actor);
    expect(pilot).toMatchObject({
      shipClass: "escape_pod",
      place: { regionId, sectorNumber: 1, berth: "port" },
    });
    expect(pilot.fights.immuneUntil!.getTime()).toBeGreaterThan(Date.now() + 59 * 60_000);
    const pod = (await ships.ref({ shipId: pilot.shipId }).get()).data();
    expect(pod).toMatchObject({ class: "escape_pod", ownerUid: target.actor.uid, place: null });
    expect(await presenceIn(regionId, target.actor)).toBeUndefined();
    expect(await presenceIn(regionId, attacker.actor)).toMatchObject({ sectorNumber: SECTOR, open: true });
    expect(
      (await ledgerBalances.ref({ balanceId: balanceId(`hold:${target.shipId}`, 0) }).get()).exists,
    ).toBe(false);
    expect(await creditsOf(target.actor)).toBe(10_000);

    const [wreck] = (await wrecks.collection({ regionId }).where("sectorNumber", "==", SECTOR).get()).docs;
    expect(wreck!.data().goods).toEqual([{ commodity: "ore", units: 20 }]);
    expect(await cargoOf(wreck!.id)).toEqual({ ore: 20 });
    expect(await checkLedger()).toEqual([]);
  });

  test("is recorded for both sides and the region's officers, and told to who was attacked", {
    timeout,
  }, async () => {
    const [attacker, target] = [await fighterIn(regionId), await fighterIn(regionId, { hullPoints: 1 })];
    await ships.ref({ shipId: target.shipId }).update({ "shield.amount": 0 });
    const { engagementId } = await attack(attacker.actor, target.actor);
    const record = engagements.ref({ engagementId });
    expect((await record.get()).data()).toMatchObject({
      regionId,
      sectorNumber: SECTOR,
      attackerUid: attacker.actor.uid,
    });
    for (const reader of [attacker.actor, target.actor, owner])
      expect(await reader.mayRead(record.path)).toBe(true);
    for (const other of [stranger(), (await fighterIn(regionId)).actor])
      expect(await other.mayRead(record.path)).toBe(false);
    const told = (await notices.collection({ uid: target.actor.uid }).get()).docs.map((doc) => doc.data());
    expect(told.map(({ kind }) => kind)).toEqual(["ATTACKED"]);
    expect(told[0]!.sentence).toContain("Your fighter was destroyed");
  });

  test("may be the attacker's: who was attacked takes the cargo and pays the tax", { timeout }, async () => {
    const attacker = await fighterIn(regionId, { shipClass: "scout", cargo: { food: 8 } });
    const target = await fighterIn(regionId, { shipClass: "cruiser", credits: 3 });
    const fought = await attack(attacker.actor, target.actor);
    // 8 units come to 120 credits, of which 5 % are 6: three credits bear the tax of five units.
    expect(fought).toMatchObject({
      attacker: {
        end: "destroyed",
        looted: [{ commodity: "food", units: 5 }],
        wrecked: [{ commodity: "food", units: 3 }],
      },
      defender: { end: "stands" },
      taxCredits: 3,
      disreputePoints: 10,
    });
    expect(await cargoOf(target.shipId)).toEqual({ food: 5 });
    expect(await creditsOf(target.actor)).toBe(0);
    const pilot = await pilotOf(attacker.actor);
    expect(pilot.shipClass).toBe("escape_pod");
    expect(pilot.turns.amount).toBe(fought.turnsTenths);
  });

  test("is taxed out of a visitor's purse, and who has stayed too long attacks nobody", {
    timeout,
  }, async () => {
    const visitor = await fighterIn(regionId, { shipClass: "cruiser" });
    const target = await fighterIn(regionId, { shipClass: "scout", cargo: { luxuries: 3 } });
    const { uid } = visitor.actor;
    const visit = { endsAt: new Date(), dueAt: null };
    await pilots.ref({ uid }).update({ purse: 25, visit });
    expect(refusalOf(await visitor.actor.send("combat/attack", attackOn(target.actor, regionId)))).toBe(
      "VISIT_OVER",
    );
    await pilots.ref({ uid }).update({ visit: null });
    // A unit of luxuries bears ten credits.
    expect(await attack(visitor.actor, target.actor)).toMatchObject({
      defender: { looted: [{ commodity: "luxuries", units: 2 }] },
      taxCredits: 20,
    });
    expect((await pilotOf(visitor.actor)).purse).toBe(5);
    expect(await creditsOf(visitor.actor)).toBe(10_000 - 20);
  });

  test("may be both: nobody takes anything, and two wrecks lie", { timeout }, async () => {
    const sectorNumber = 310;
    const sides = [];
    for (const commodity of ["ore", "food"] as const) {
      const side = await fighterIn(regionId, { sectorNumber, hullPoints: 1, cargo: { [commodity]: 4 } });
      await ships.ref({ shipId: side.shipId }).update({ "shield.amount": 0 });
      sides.push(side);
    }
    const fought = await attack(sides[0]!.actor, sides[1]!.actor);
    expect([fought.attacker.end, fought.defender.end, fought.taxCredits]).toEqual([
      "destroyed",
      "destroyed",
      0,
    ]);
    const lie = (await wrecks.collection({ regionId }).where("sectorNumber", "==", sectorNumber).get()).docs;
    const goods = await Promise.all(lie.map(({ id }) => cargoOf(id)));
    expect(goods.toSorted((one) => ("ore" in one ? -1 : 1))).toEqual([{ ore: 4 }, { food: 4 }]);
    expect(await checkLedger()).toEqual([]);
  });
});

test("who flees gets away to a neighbouring sector, seen there", { timeout }, async () => {
  // In nine of ten rounds a scout gets away from a hauler, which cannot destroy it in six.
  const attacker = await fighterIn(regionId, { shipClass: "hauler" });
  const target = await fighterIn(regionId, { shipClass: "scout", stance: "flee" });
  const fought = await attack(attacker.actor, target.actor);
  expect(fought.defender.end).toBe("fled");
  const { place } = await pilotOf(target.actor);
  expect(place.sectorNumber).not.toBe(SECTOR);
  expect(await presenceIn(regionId, target.actor)).toMatchObject({ sectorNumber: place.sectorNumber });
});

describe("an attack", () => {
  test("lowers the reputation, in the member's document and its mirror, and ends the way into safety", {
    timeout,
  }, async () => {
    const attacker = await fighterIn(regionId, { shipClass: "warp_jumper" });
    const target = await fighterIn(regionId, { shipClass: "warp_jumper" });
    const { uid } = attacker.actor;
    expect((await attack(attacker.actor, target.actor)).disreputePoints).toBe(10);
    expect((await members.ref({ regionId, uid }).get()).data()!.reputation).toBe(-10);
    expect((await memberships.ref({ uid, regionId }).get()).data()!.reputation).toBe(-10);

    const there = { place: { regionId, sectorNumber: 1, berth: "space" as const } };
    await pilots.ref({ uid }).update(there);
    await pilots.ref({ uid: target.actor.uid }).update(there);
    expect(refusalOf(await attacker.actor.send("ships/dock", { regionId }))).toBe("PURSUED");
    await target.actor.call("ships/dock", { regionId });
  });

  test("of a pilot in flight leads nowhere safe for a quarter of an hour", { timeout }, async () => {
    const attacker = await fighterIn(regionId, { shipClass: "warp_jumper" });
    const target = await fighterIn(regionId, { shipClass: "warp_jumper" });
    const { uid } = attacker.actor;
    await attack(attacker.actor, target.actor);
    const near = await sectors
      .collection({ regionId })
      .where("number", ">", 7)
      .where("number", "<", 100)
      .get();
    const last = near.docs.map((doc) => doc.data()).find(({ warps }) => warps.some((warp) => warp <= 7))!;
    await pilots.ref({ uid }).update({ "place.sectorNumber": last.number });
    const next = last.warps.find((warp) => warp <= 7)!;
    const flight = { regionId, sectors: [next] };
    expect(refusalOf(await attacker.actor.send("ships/fly", flight))).toBe("PURSUED");
    const quarterOfAnHourAgo = new Date(Date.now() - 15 * 60_000);
    await pilots.ref({ uid }).update({ "fights.attackedAt": quarterOfAnHourAgo });
    await attacker.actor.call("ships/fly", flight);
  });

  test("is refused over the wire by the rule that is against it, and nothing is spent", {
    timeout,
  }, async () => {
    const [attacker, target] = [await fighterIn(regionId), await fighterIn(regionId, { playsFor: 1 })];
    const refused = async (data: object) => (await attacker.actor.send("combat/attack", data)).error?.details;
    const before = await pilotOf(attacker.actor);
    expect(await refused(attackOn(target.actor, regionId))).toMatchObject({ reason: "NEWCOMER" });
    expect((await refused(attackOn(target.actor, regionId)))!.metadata).toHaveProperty("until");
    expect(await refused(attackOn(stranger(), regionId))).toMatchObject({ reason: "TARGET_GONE" });
    expect(await refused(attackOn(target.actor, "nexus"))).toMatchObject({ reason: "PLACE_CHANGED" });
    expect(await pilotOf(attacker.actor)).toEqual(before);
  });

  test("binds by the region's law from the next call on", { timeout }, async () => {
    const other = await activeRegion();
    const [attacker, target] = [await fighterIn(other.regionId), await fighterIn(other.regionId)];
    const pvpEnabled = (value: boolean) =>
      other.owner.call("regions/configureRegion", {
        regionId: other.regionId,
        gameplay: { pvpEnabled: value },
      });
    await pvpEnabled(false);
    const refused = await attacker.actor.send("combat/attack", attackOn(target.actor, other.regionId));
    expect(refusalOf(refused)).toBe("PVP_OFF");
    await pvpEnabled(true);
    await attacker.actor.call("combat/attack", attackOn(target.actor, other.regionId));
  });
});

test("a treaty of non-aggression between the homes forbids attacks in the space of either, and no longer than it holds", {
  timeout,
}, async () => {
  const attacker = await fighterIn(regionId, { sectorNumber: 312 });
  const target = await fighterIn(regionId, { sectorNumber: 312 });
  const elsewhere = `${regionId.slice(0, 20)}-far`;
  await players.ref({ uid: target.actor.uid }).update({ homeRegionId: elsewhere });
  const { treatyId, regionIds } = treatyIdOf(regionId, elsewhere, "non_aggression");
  const endsAt = after(new Date(), DAY_MS);
  const treaty = treaties.ref({ treatyId });
  await treaty.set({
    treatyId,
    type: "non_aggression",
    regionIds,
    offer: null,
    agreement: {
      terms: { type: "non_aggression" },
      termDays: 1,
      noticeDays: 0,
      since: new Date(),
      endsAt,
      noticeByRegionId: null,
      breach: null,
      remainingMs: null,
    },
    recentOffers: [],
    revision: 1,
    updatedAt: new Date(),
  });
  const { error } = await attacker.actor.send("combat/attack", attackOn(target.actor, regionId));
  expect(error?.details).toMatchObject({
    reason: "TREATY_FORBIDS",
    metadata: { until: endsAt.toISOString() },
  });
  await treaty.update({ "agreement.endsAt": new Date() });
  await attack(attacker.actor, target.actor);
});

test("the stance is set from anywhere, and binds the absent", { timeout }, async () => {
  const { actor } = await fighterIn(regionId, { stance: "flee" });
  await actor.call("combat/setStance", { stance: "fight" });
  expect((await pilotOf(actor)).fights.stance).toBe("fight");
});
