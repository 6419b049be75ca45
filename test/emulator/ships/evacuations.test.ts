import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { players } from "../../../functions/src/players/schema.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { pilots, presence } from "../../../functions/src/ships/schema.ts";
import { type Actor, activeRegion, refusalOf, untilStatus } from "../regions/world.ts";
import { cargoOf, creditsOf, load, pilotOf, presenceIn, trader } from "./world.ts";

let home: string;
let there: string;

beforeAll(async () => {
  home = (await activeRegion()).regionId;
  there = (await activeRegion()).regionId;
  await untilStatus("nexus", "active");
});

let actor: Actor;

/** A trader with 2,000 credits and five units of ore in the frontier of another region, on a visit. */
beforeEach(async () => {
  actor = await trader(home, 2_010);
  await load((await pilotOf(actor)).shipId, "ore", 5);
  const { uid } = actor;
  await presence.ref({ regionId: home, uid }).delete();
  const visit = { endsAt: new Date(Date.now() + 3_600_000), dueAt: null };
  const place = { regionId: there, sectorNumber: 300, berth: "space" } as const;
  await pilots.ref({ uid }).update({ place, visit, purse: 0 });
});

const evacuate = (more: object = {}) =>
  actor.call<{ place: object | null; feeCredits: number }>("ships/evacuate", { regionId: there, ...more });
const refused = async (regionId = there) => refusalOf(await actor.send("ships/evacuate", { regionId }));

async function expectHome(): Promise<void> {
  const { place, visit, purse, shipId } = await pilotOf(actor);
  expect([place.regionId, place.berth, visit, purse]).toEqual([home, "port", null, null]);
  expect(await cargoOf(shipId)).toEqual({ ore: 5 });
  expect([await presenceIn(there, actor), (await presenceIn(home, actor))?.docked]).toEqual([
    undefined,
    true,
  ]);
}

describe("an evacuation", () => {
  test("brings a Galactic Citizen home at once, whole, for nothing, once in 24 hours", async () => {
    await players.ref({ uid: actor.uid }).update({ galacticCitizen: true });
    expect(await evacuate()).toMatchObject({ feeCredits: 0, waitsUntil: null });
    await expectHome();
    expect(await creditsOf(actor)).toBe(2_000);
    expect(await refused()).toBe("PLACE_CHANGED");
    expect(await refused(home)).toBe("EVACUATED_LATELY");
  });

  test("is free of an insured journey, once", async () => {
    const { insurance } = await pilotOf(actor);
    await pilots.ref({ uid: actor.uid }).update({ insurance: { ...insurance, journey: true } });
    await evacuate();
    await expectHome();
    expect((await pilotOf(actor)).insurance.journey).toBe(false);
  });

  test("costs others 1,000 credits, out of the account and not the purse", async () => {
    expect(await evacuate({ pays: true })).toMatchObject({ feeCredits: 1_000 });
    await expectHome();
    expect(await creditsOf(actor)).toBe(1_000);
  });

  test("or a day's wait, which an act ends", async () => {
    expect(await evacuate()).toMatchObject({ place: null, feeCredits: 0 });
    expect((await pilotOf(actor)).place.regionId).toBe(there);
    await actor.call("ships/jettisonCargo", { regionId: there, goods: [{ commodity: "ore", units: 1 }] });
    expect((await pilotOf(actor)).evacuation.askedAt).toBeNull();
    await load((await pilotOf(actor)).shipId, "ore", 1);
    await evacuate();
    const askedAt = new Date(Date.now() - 86_400_000);
    await pilots.ref({ uid: actor.uid }).update({ evacuation: { askedAt, lastAt: null } });
    await evacuate();
    await expectHome();
    expect(await creditsOf(actor)).toBe(2_000);
  });

  test("takes nobody who has just attacked, and leads to the refuge where home is no more", async () => {
    const { fights } = await pilotOf(actor);
    await pilots.ref({ uid: actor.uid }).update({ fights: { ...fights, attackedAt: new Date() } });
    expect(await refused()).toBe("PURSUED");
    await pilots.ref({ uid: actor.uid }).update({ fights });
    const lost = (await activeRegion()).regionId;
    await players.ref({ uid: actor.uid }).update({ homeRegionId: lost });
    await regions.ref({ regionId: lost }).update({ status: "closing" });
    await evacuate({ pays: true });
    expect((await pilotOf(actor)).place.regionId).toBe("nexus");
  });
});

test("an evacuation beside a flight: one of them, and never both", { timeout: 180_000 }, async () => {
  await players.ref({ uid: actor.uid }).update({ galacticCitizen: true });
  const [evacuated, undocked] = await Promise.all([
    actor.send("ships/evacuate", { regionId: there }),
    actor.send("ships/jettisonCargo", { regionId: there, goods: [{ commodity: "ore", units: 1 }] }),
  ]);
  expect(evacuated.error).toBeUndefined();
  const { place, shipId } = await pilotOf(actor);
  expect(place.regionId).toBe(home);
  expect(await cargoOf(shipId)).toEqual({ ore: undocked.error === undefined ? 4 : 5 });
});
