import { beforeAll, expect, test } from "vitest";
import { players } from "../../../functions/src/players/schema.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { pilots } from "../../../functions/src/ships/schema.ts";
import { type Actor, activeRegion, untilStatus } from "../regions/world.ts";
import { cargoOf, linesOf, load, pilotOf, trader } from "./world.ts";

let home: string;

beforeAll(async () => {
  await activeRegion();
  await untilStatus("nexus", "active");
});

/** A trader docked at home with so much ore aboard. */
async function trading(units: number): Promise<Actor> {
  home = (await activeRegion()).regionId;
  const actor = await trader(home, 10);
  await load((await pilotOf(actor)).shipId, "ore", units);
  return actor;
}

const aboard = async (actor: Actor) => cargoOf((await pilotOf(actor)).shipId);
/** What the call was refused with; undefined where it was not. */
const sent = async (actor: Actor, path: string, data: object) =>
  (await actor.send(path, data)).error?.details?.reason;
const store = (actor: Actor, units: number) =>
  sent(actor, "ships/storeCargo", { regionId: home, goods: linesOf({ ore: units }) });
const fetch = (actor: Actor, units: number, more: object = {}) =>
  sent(actor, "ships/fetchCargo", { regionId: home, goods: linesOf({ ore: units }), ...more });

test("a depot takes more than a hold, gives it back as far as there is room, and no unit is lost", async () => {
  const actor = await trading(20);
  expect(await fetch(actor, 1)).toBe("NO_DEPOT");
  expect(await store(actor, 20)).toBeUndefined();
  await load((await pilotOf(actor)).shipId, "ore", 15);
  expect(await store(actor, 15)).toBeUndefined();
  expect(await store(actor, 1)).toBe("INSUFFICIENT_FUNDS");
  expect(await fetch(actor, 21)).toBe("HOLD_FULL");
  expect(await fetch(actor, 20)).toBeUndefined();
  expect(await aboard(actor)).toEqual({ ore: 20 });
  await actor.call("ships/undock", { regionId: home });
  expect(await store(actor, 1)).toBe("NOT_DOCKED");
});

test("goods are stored at home alone, and fetched at a home of before", async () => {
  const actor = await trading(5);
  await store(actor, 4);
  await players.ref({ uid: actor.uid }).update({ homeRegionId: (await activeRegion()).regionId });
  expect(await store(actor, 1)).toBe("NO_DEPOT");
  expect(await fetch(actor, 4)).toBeUndefined();
  expect(await aboard(actor)).toEqual({ ore: 5 });
});

test("what was stored in a region that has closed is fetched in the Nexus, and nowhere before", async () => {
  const actor = await trading(5);
  await store(actor, 5);
  await pilots
    .ref({ uid: actor.uid })
    .update({ place: { regionId: "nexus", sectorNumber: 1, berth: "port" } });
  const there = { regionId: "nexus", storedInRegionId: home };
  expect(await fetch(actor, 5, there)).toBe("NO_DEPOT");
  await regions.ref({ regionId: home }).update({ status: "closed" });
  expect(await fetch(actor, 5, there)).toBeUndefined();
  expect(await aboard(actor)).toEqual({ ore: 5 });
});

test("two devices that fetch the same goods fetch them once", { timeout: 180_000 }, async () => {
  const actor = await trading(6);
  await store(actor, 6);
  const outcomes = await Promise.all([fetch(actor, 6), fetch(actor, 6)]);
  expect(outcomes.filter((reason) => reason === undefined)).toHaveLength(1);
  expect(outcomes.find((reason) => reason !== undefined)).toMatch(/^(INSUFFICIENT_FUNDS|BUSY)$/);
  expect(await aboard(actor)).toEqual({ ore: 6 });
});
