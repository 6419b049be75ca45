import { beforeAll, describe, expect, test } from "vitest";
import { engagements } from "../../../functions/src/combat/schema.ts";
import { sectors } from "../../../functions/src/galaxy/documents.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { type Actor, activeRegion } from "../regions/world.ts";
import { cargoOf, creditsOf, neighbourOf, pilotOf, presenceIn } from "../ships/world.ts";
import { attackOn, fighterIn } from "./world.ts";

const timeout = 240_000;
let regionId: string;

beforeAll(async () => {
  regionId = (await activeRegion()).regionId;
}, timeout);

/** What each call is refused with, once it is heard; undefined where it is not refused. */
const outcomesOf = (acts: readonly (readonly [actor: Actor, path: string, data: object])[]) =>
  Promise.all(
    acts.map(async ([actor, path, data]) => {
      for (;;) {
        const reason = (await actor.send(path, data)).error?.details?.reason;
        if (reason !== "BUSY") return reason;
      }
    }),
  );

const fightsOf = async ({ uid }: Actor) =>
  (await engagements.collection({}).where("defenderUid", "==", uid).get()).size;

// The emulator decides a conflict by letting one side wait some seconds: the races wait side by side.
describe.concurrent("races", () => {
  test("sixteen attackers on one: one fight, and the others hear that it has been", { timeout }, async () => {
    const target = await fighterIn(regionId, { shipClass: "cruiser", sectorNumber: 340 });
    const crowd = await Promise.all(
      Array.from({ length: 16 }, () => fighterIn(regionId, { shipClass: "hauler", sectorNumber: 340 })),
    );
    const outcomes = await outcomesOf(
      crowd.map(({ actor }) => [actor, "combat/attack", attackOn(target.actor, regionId)] as const),
    );
    expect(outcomes.filter((reason) => reason === undefined)).toHaveLength(1);
    expect(outcomes.filter((reason) => reason === "JUST_ENGAGED")).toHaveLength(15);
    expect(await fightsOf(target.actor)).toBe(1);
  });

  test("two who attack each other at once fight once", { timeout }, async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(() => fighterIn(regionId, { shipClass: "warp_jumper", sectorNumber: 341 })),
    );
    const outcomes = await outcomesOf([
      [one!.actor, "combat/attack", attackOn(other!.actor, regionId)],
      [other!.actor, "combat/attack", attackOn(one!.actor, regionId)],
    ]);
    expect(outcomes.filter((reason) => reason === undefined)).toHaveLength(1);
    expect(outcomes).toContain("FOUGHT_ALREADY");
  });

  test("who flies on beside an attack has been fought there, or is gone", { timeout }, async () => {
    const [attacker, target] = await Promise.all(
      [1, 2].map(() => fighterIn(regionId, { shipClass: "warp_jumper", sectorNumber: 342 })),
    );
    const next = await neighbourOf(regionId, 342);
    const [attack, flight] = await outcomesOf([
      [attacker!.actor, "combat/attack", attackOn(target!.actor, regionId)],
      [target!.actor, "ships/fly", { regionId, sectors: [next] }],
    ]);
    expect(flight).toBeUndefined();
    expect([undefined, "TARGET_GONE"]).toContain(attack);
    expect(await fightsOf(target!.actor)).toBe(attack === undefined ? 1 : 0);
    expect((await pilotOf(target!.actor)).place.sectorNumber).toBe(next);
    expect(await presenceIn(regionId, target!.actor)).toMatchObject({ sectorNumber: next });
  });

  test("who docks beside an attack has been fought in space, or is in the berth", { timeout }, async () => {
    const ports = await sectors
      .collection({ regionId })
      .where("number", ">", 7)
      .where("number", "<", 250)
      .get();
    const sectorNumber = ports.docs.map((doc) => doc.data()).find(({ port }) => port !== null)!.number;
    const [attacker, target] = await Promise.all(
      [1, 2].map(() => fighterIn(regionId, { shipClass: "warp_jumper", sectorNumber })),
    );
    const [attack, docking] = await outcomesOf([
      [attacker!.actor, "combat/attack", attackOn(target!.actor, regionId)],
      [target!.actor, "ships/dock", { regionId }],
    ]);
    expect(docking).toBeUndefined();
    expect([undefined, "TARGET_GONE"]).toContain(attack);
    expect(await fightsOf(target!.actor)).toBe(attack === undefined ? 1 : 0);
    expect((await pilotOf(target!.actor)).place).toMatchObject({ sectorNumber, berth: "port" });
  });

  test("an account that is deleted beside an attack: no unit comes or goes, and nobody holds anything of it", {
    timeout,
  }, async () => {
    const attacker = await fighterIn(regionId, { shipClass: "cruiser", sectorNumber: 343 });
    const target = await fighterIn(regionId, { shipClass: "scout", sectorNumber: 343, cargo: { ore: 20 } });
    const [attack, deletion] = await outcomesOf([
      [attacker.actor, "combat/attack", attackOn(target.actor, regionId)],
      [target.actor, "players/deleteAccount", {}],
    ]);
    expect(deletion).toBeUndefined();
    expect([undefined, "TARGET_GONE"]).toContain(attack);
    expect((await players.ref({ uid: target.actor.uid }).get()).exists).toBe(false);
    expect(await cargoOf(attacker.shipId)).toEqual(attack === undefined ? { ore: 20 } : {});
    expect(await creditsOf(attacker.actor)).toBe(attack === undefined ? 10_000 - 20 : 10_000);
    expect(await checkLedger()).toEqual([]);
  });
});
