import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { sectors } from "../../../functions/src/galaxy/documents.ts";
import { balanceId } from "../../../functions/src/platform/ledger/accounts.ts";
import { ledgerBalances } from "../../../functions/src/platform/ledger/schema.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { ships } from "../../../functions/src/ships/schema.ts";
import { openRegionFixture, registerFixture } from "../../support/fixtures.ts";
import { activeRegion, refusalOf } from "../regions/world.ts";
import { flyer, neighbourOf, pilotOf, presenceIn, settler, wayFrom } from "./world.ts";

let regionId: string;

beforeAll(async () => {
  await openRegionFixture("default", { kind: "default" });
  regionId = (await activeRegion()).regionId;
});

test("registration makes a pilot, a ship with its hold, and presence in one commit", async () => {
  const uid = `pilot-${randomUUID()}`;
  await registerFixture(uid);
  const pilot = await pilotOf({ uid });
  expect(pilot).toMatchObject({ place: { regionId: "default", berth: "port" }, shipClass: "scout" });
  expect(pilot.turns.amount).toBe(1_000);
  const { shipId } = pilot;
  expect((await ships.ref({ shipId }).get()).data()).toMatchObject({
    ownerUid: uid,
    place: null,
    resaleCredits: 0,
  });
  const hold = (await ledgerBalances.ref({ balanceId: balanceId(`hold:${shipId}`, 0) }).get()).data();
  expect(hold).toMatchObject({ holderUid: uid, capacityUnits: 20, amounts: {} });
  expect(await presenceIn("default", { uid })).toMatchObject({ docked: true, open: false });
});

describe("who registered before there were pilots", () => {
  test("gets one by the first act that succeeds, once, and no refusal leaves one", async () => {
    const actor = await settler(regionId);
    expect(await refusalOf(await actor.send("ships/fly", { regionId, sectors: [400] }))).toBe("NO_WARP");
    expect(await refusalOf(await actor.send("ships/undock", { regionId: "default" }))).toBe("PLACE_CHANGED");
    expect(await pilotOf(actor)).toBeUndefined();
    await actor.call("ships/undock", { regionId });
    const { shipId, place } = await pilotOf(actor);
    expect(place).toMatchObject({ regionId, berth: "space" });
    await actor.call("ships/fly", { regionId, sectors: [await neighbourOf(regionId, place.sectorNumber)] });
    const owned = await ships.collection({}).where("ownerUid", "==", actor.uid).get();
    expect(owned.docs.map(({ id }) => id)).toEqual([shipId]);
  });
});

test("a flight moves pilot and presence, charges every warp and leaves the ship's document alone", async () => {
  const actor = await flyer(regionId);
  const before = await pilotOf(actor);
  const ship = (await ships.ref({ shipId: before.shipId }).get()).updateTime;
  const way = await wayFrom(regionId, before.place.sectorNumber, 50);
  const flown = await actor.call("ships/fly", { regionId, sectors: way });
  expect(flown).toMatchObject({ place: { sectorNumber: way.at(-1), berth: "space" }, spentTenths: 400 });
  const { place, turns } = await pilotOf(actor);
  expect(place.sectorNumber).toBe(way.at(-1));
  expect(turns.amount).toBe(flown.turnsTenths);
  const sector = (await sectors.ref({ regionId, sectorNumber: way.at(-1)! }).get()).data()!;
  expect(await presenceIn(regionId, actor)).toMatchObject({
    sectorNumber: way.at(-1),
    open: sector.combatAllowed,
    docked: false,
  });
  expect((await ships.ref({ shipId: before.shipId }).get()).updateTime).toEqual(ship);
});

test("a region that is suspended lets its pilots fly on", async () => {
  const suspended = (await activeRegion()).regionId;
  const actor = await flyer(suspended);
  await regions.ref({ regionId: suspended }).update({ status: "suspended" });
  const { place } = await pilotOf(actor);
  const next = await neighbourOf(suspended, place.sectorNumber);
  await actor.call("ships/fly", { regionId: suspended, sectors: [next] });
});
