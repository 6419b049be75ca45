import { beforeAll, expect, test } from "vitest";
import { sectors } from "../../../functions/src/galaxy/documents.ts";
import { dayOf } from "../../../functions/src/platform/ledger/day.ts";
import { notices } from "../../../functions/src/players/schema.ts";
import { retirePilot } from "../../../functions/src/ships/idle/retirePilot.ts";
import { pilots } from "../../../functions/src/ships/schema.ts";
import { type Actor, activeRegion } from "../regions/world.ts";
import { flyer, flyOut, neighbourOf, pilotOf, presenceIn, settler } from "./world.ts";

let regionId: string;

beforeAll(async () => {
  regionId = (await activeRegion()).regionId;
});

const DAY_MS = 24 * 3_600_000;
const idleFor = ({ uid }: Actor, days: number) =>
  pilots.ref({ uid }).update({ idleOn: dayOf(new Date(Date.now() + (7 - days) * DAY_MS)) });

/** A pilot in space in a sector without a port. */
async function adrift(): Promise<Actor> {
  const actor = await flyer(regionId);
  await flyOut(actor, regionId);
  return actor;
}

test("who is adrift for more than seven days is towed to a port, told so once, and seen again by the next act", async () => {
  const actor = await adrift();
  await idleFor(actor, 8);
  await Promise.all([retirePilot({ uid: actor.uid }), retirePilot({ uid: actor.uid })]);
  const { place, idleOn } = await pilotOf(actor);
  expect([place.berth, idleOn]).toEqual(["port", null]);
  expect((await sectors.ref(place).get()).data()!.port).not.toBeNull();
  expect(await presenceIn(regionId, actor)).toBeUndefined();
  const told = await notices.collection({ uid: actor.uid }).get();
  expect(told.docs.map((notice) => notice.data().kind)).toEqual(["SHIP_TOWED"]);
  await actor.call("ships/undock", { regionId });
  expect(await presenceIn(regionId, actor)).toMatchObject({ sectorNumber: place.sectorNumber });
});

test("who is docked stays, and is out of sight", async () => {
  const actor = await settler(regionId);
  await actor.call("ships/undock", { regionId });
  await pilots.ref({ uid: actor.uid }).update({ "place.berth": "port" });
  await idleFor(actor, 8);
  const { place } = await pilotOf(actor);
  await retirePilot({ uid: actor.uid });
  expect((await pilotOf(actor)).place).toEqual(place);
  expect(await presenceIn(regionId, actor)).toBeUndefined();
});

test("who has acted within seven days, or meanwhile, is left alone", async () => {
  const actor = await adrift();
  const before = await pilotOf(actor);
  await idleFor(actor, 7);
  await retirePilot({ uid: actor.uid });
  expect((await pilotOf(actor)).place).toEqual(before.place);
  await idleFor(actor, 8);
  const next = await neighbourOf(regionId, before.place.sectorNumber);
  await Promise.all([
    retirePilot({ uid: actor.uid }),
    actor.send("ships/fly", { regionId, sectors: [next] }),
  ]);
  const after = await pilotOf(actor);
  // One of the two came first: flown on and seen, or towed and unable to fly.
  if (after.idleOn === null) expect(after.place.berth).toBe("port");
  else expect(after.place).toMatchObject({ sectorNumber: next, berth: "space" });
  expect((await presenceIn(regionId, actor)) === undefined).toBe(after.idleOn === null);
});
