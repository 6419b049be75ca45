import { beforeAll, describe, expect, test } from "vitest";
import { presence, ships } from "../../../functions/src/ships/schema.ts";
import { type Actor, activeRegion } from "../regions/world.ts";
import {
  cargoOf,
  creditsOf,
  flyer,
  linesOf,
  load,
  neighbourOf,
  pilotOf,
  presenceIn,
  settler,
  trader,
} from "./world.ts";

const timeout = 180_000;

let regionId: string;

beforeAll(async () => {
  regionId = (await activeRegion()).regionId;
}, timeout);

const outcomesOf = (actor: Actor, acts: readonly (readonly [path: string, data: object])[]) =>
  Promise.all(acts.map(async ([path, data]) => (await actor.send(path, data)).error?.details?.reason));

// The emulator decides a conflict by letting one side wait some seconds: the races wait side by side.
describe.concurrent("races", () => {
  test("two devices fly one pilot at once: one after the other, or one of them learns that it is elsewhere", {
    timeout,
  }, async () => {
    const actor = await flyer(regionId);
    const { place } = await pilotOf(actor);
    const next = await neighbourOf(regionId, place.sectorNumber);
    const flight = ["ships/fly", { regionId, sectors: [next] }] as const;
    const outcomes = await outcomesOf(actor, [flight, flight]);
    expect(outcomes.filter((reason) => reason === undefined)).toHaveLength(1);
    expect([...outcomes].filter((reason) => reason !== undefined)).toEqual([
      expect.stringMatching(/^(NO_WARP|BUSY)$/),
    ]);
    expect((await pilotOf(actor)).place.sectorNumber).toBe(next);
    expect(await presenceIn(regionId, actor)).toMatchObject({ sectorNumber: next });
  });

  test("sixteen first acts at once make one pilot with one ship", { timeout }, async () => {
    const actor = await settler(regionId);
    const undock = ["ships/undock", { regionId }] as const;
    const outcomes = await outcomesOf(
      actor,
      Array.from({ length: 16 }, () => undock),
    );
    expect(outcomes.filter((reason) => reason === undefined)).toHaveLength(1);
    const { shipId } = await pilotOf(actor);
    expect(shipId).toBeTruthy();
  });

  test("a flight beside docking: the pilot docks here, or has flown and finds itself elsewhere", {
    timeout,
  }, async () => {
    const actor = await trader(regionId, 20);
    await actor.call("ships/undock", { regionId });
    const { place } = await pilotOf(actor);
    const next = await neighbourOf(regionId, place.sectorNumber);
    const [flight, docking] = await outcomesOf(actor, [
      ["ships/fly", { regionId, sectors: [next] }],
      ["ships/dock", { regionId }],
    ]);
    const after = (await pilotOf(actor)).place;
    // Who docks first flies out of the berth again.
    if (flight === undefined) expect(after).toEqual({ ...place, sectorNumber: next, berth: after.berth });
    else expect([flight, after]).toEqual(["BUSY", { ...place, berth: "port" }]);
    if (docking !== undefined) expect(after.berth).toBe("space");
    expect(await creditsOf(actor)).toBe(docking === undefined ? 0 : 10);
    expect(await presenceIn(regionId, actor)).toMatchObject({ docked: after.berth === "port" });
  });

  test("the last credits buy one ship, and a ship is sold once", { timeout }, async () => {
    const actor = await trader(regionId, 1_510);
    const purchase = ["ships/buyShip", { regionId, class: "scout", name: "One of two" }] as const;
    const bought = await outcomesOf(actor, [purchase, purchase, purchase]);
    expect(bought.filter((reason) => reason === undefined)).toHaveLength(1);
    const fleet = await ships.collection({}).where("ownerUid", "==", actor.uid).get();
    expect([fleet.size, await creditsOf(actor)]).toEqual([2, 0]);
    const shipId = fleet.docs.find((ship) => ship.data().place !== null)!.id;
    const sale = ["ships/sellShip", { regionId, shipId }] as const;
    const sold = await outcomesOf(actor, [sale, sale, ["ships/boardShip", { regionId, shipId }]]);
    expect(sold.filter((reason) => reason === undefined)).toHaveLength(1);
    expect(await creditsOf(actor)).toBe(sold[2] === undefined ? 0 : 750);
    const { shipId: piloted } = await pilotOf(actor);
    expect((await ships.ref({ shipId: piloted }).get()).data()).toMatchObject({ place: null });
  });

  test("two transfers into one hold fill it, and not more", { timeout }, async () => {
    const actor = await trader(regionId, 10_010);
    const { shipId: scout } = await pilotOf(actor);
    const freighters = [];
    for (const name of ["One freighter", "Two freighter"]) {
      const { shipId } = await actor.call<{ shipId: string }>("ships/buyShip", {
        regionId,
        class: "freighter",
        name,
      });
      await load(shipId, "ore", 15);
      freighters.push(shipId);
    }
    const outcomes = await outcomesOf(
      actor,
      freighters.map((fromShipId) => [
        "ships/moveCargo",
        { regionId, fromShipId, toShipId: scout, goods: linesOf({ ore: 15 }) },
      ]),
    );
    expect(outcomes.filter((reason) => reason === undefined)).toHaveLength(1);
    expect(await cargoOf(scout)).toEqual({ ore: 15 });
    const left = await Promise.all(freighters.map(cargoOf));
    expect(left.map(({ ore = 0 }) => ore).toSorted()).toEqual([0, 15]);
  });

  test("300 flights of as many pilots at once: each is flown at the first sending", { timeout }, async () => {
    const flyers = await Promise.all(Array.from({ length: 300 }, () => flyer(regionId)));
    const flights = await Promise.all(
      flyers.map(async (actor) => {
        const { place } = await pilotOf(actor);
        return { actor, sectors: [await neighbourOf(regionId, place.sectorNumber)] };
      }),
    );
    const answers = await Promise.all(
      flights.map(({ actor, sectors }) => actor.send("ships/fly", { regionId, sectors })),
    );
    expect(answers.filter(({ error }) => error !== undefined)).toEqual([]);
    const there = await presence.collection({ regionId }).get();
    const seen = new Map(there.docs.map((doc) => [doc.id, doc.data().sectorNumber]));
    for (const { actor, sectors } of flights) expect(seen.get(actor.uid)).toBe(sectors[0]);
  });
});
