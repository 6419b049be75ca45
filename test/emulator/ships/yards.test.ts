import { beforeAll, describe, expect, test } from "vitest";
import { everyHolding } from "../../../functions/src/platform/holdings.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { Reads } from "../../../functions/src/platform/store.ts";
import { type Pilot, pilots, type Ship, ships } from "../../../functions/src/ships/schema.ts";
import { held } from "../../support/ledger/ledger.ts";
import { type Actor, activeRegion, refusalOf } from "../regions/world.ts";
import { cargoOf, creditsOf, linesOf, load, pilotOf, presenceIn, trader } from "./world.ts";

let regionId: string;

beforeAll(async () => {
  regionId = (await activeRegion()).regionId;
});

const buy = (actor: Actor, shipClass: string, name = "Second") =>
  actor.call<{ shipId: string }>("ships/buyShip", { regionId, class: shipClass, name });
const shipOf = async (shipId: string): Promise<Ship | undefined> =>
  (await ships.ref({ shipId }).get()).data();
const refused = async (actor: Actor, verb: string, data: object) =>
  refusalOf(await actor.send(`ships/${verb}`, { regionId, ...data }));

describe("ships", () => {
  test("are bought of the yards' account, wait in the berth, and are sold back at half", async () => {
    const actor = await trader(regionId, 5_010);
    const yards = await held("platform:yards");
    const { shipId } = await buy(actor, "freighter");
    const { place } = await pilotOf(actor);
    expect(await shipOf(shipId)).toMatchObject({ class: "freighter", place, resaleCredits: 2_500 });
    expect([await creditsOf(actor), await held("platform:yards")]).toEqual([0, yards + 5_000]);
    expect(await refused(actor, "buyShip", { class: "scout", name: "Third" })).toBe("INSUFFICIENT_FUNDS");
    expect(await refused(actor, "buyShip", { class: "warp_jumper", name: "Third" })).toBe("NOT_FOR_SALE");
    await load(shipId, "ore", 3);
    expect(await refused(actor, "sellShip", { shipId })).toBe("HOLD_NOT_EMPTY");
    await actor.call("ships/boardShip", { regionId, shipId });
    expect(await refused(actor, "sellShip", { shipId })).toBe("SHIP_PILOTED");
    await actor.call("ships/jettisonCargo", { regionId, goods: linesOf({ ore: 3 }) });
    const first = (await ships.collection({}).where("ownerUid", "==", actor.uid).get()).docs.find(
      ({ id }) => id !== shipId,
    )!;
    await actor.call("ships/boardShip", { regionId, shipId: first.id });
    expect(await actor.call("ships/sellShip", { regionId, shipId })).toEqual({ paidCredits: 2_500 });
    expect([await creditsOf(actor), await held("platform:yards")]).toEqual([2_500, yards + 2_500]);
    expect(await shipOf(shipId)).toBeUndefined();
    expect(await refused(actor, "sellShip", { shipId })).toBe("SHIP_UNKNOWN");
    expect(await checkLedger()).toEqual([]);
  });

  test("are boarded in the same berth: the former one stays there, and the others see the new class", async () => {
    const actor = await trader(regionId, 6_010);
    const { shipId: former, place } = await pilotOf(actor);
    const { shipId } = await buy(actor, "fighter");
    expect(await refused(actor, "boardShip", { shipId: former })).toBe("SHIP_PILOTED");
    await actor.call("ships/boardShip", { regionId, shipId });
    expect(await pilotOf(actor)).toMatchObject({ shipId, shipClass: "fighter" } satisfies Partial<Pilot>);
    expect([(await shipOf(shipId))!.place, (await shipOf(former))!.place]).toEqual([null, place]);
    expect(await presenceIn(regionId, actor)).toMatchObject({ shipClass: "fighter" });
    await ships.ref({ shipId: former }).update({ "place.sectorNumber": 400 });
    for (const verb of ["boardShip", "sellShip", "repairShip"])
      expect(await refused(actor, verb, { shipId: former })).toBe("SHIP_ELSEWHERE");
  });

  test("of others are unknown, and acts need a berth", async () => {
    const [actor, other] = [await trader(regionId, 10), await trader(regionId, 10)];
    const { shipId } = await pilotOf(other);
    for (const verb of ["boardShip", "sellShip", "repairShip"])
      expect(await refused(actor, verb, { shipId })).toBe("SHIP_UNKNOWN");
    expect(await refusalOf(await actor.send("ships/nameShip", { shipId, name: "Mine now" }))).toBe(
      "SHIP_UNKNOWN",
    );
    const own = (await pilotOf(actor)).shipId;
    await actor.call("ships/nameShip", { shipId: own, name: "Mine now" });
    expect((await shipOf(own))!.name).toBe("Mine now");
    await actor.call("ships/undock", { regionId });
    for (const verb of ["boardShip", "sellShip", "repairShip"])
      expect(await refused(actor, verb, { shipId: own })).toBe("NOT_DOCKED");
  });

  test("are repaired for 5 credits a point", async () => {
    const actor = await trader(regionId, 100);
    const { shipId } = await pilotOf(actor);
    expect(await refused(actor, "repairShip", { shipId })).toBe("HULL_WHOLE");
    await ships.ref({ shipId }).update({ hullPoints: 31 });
    expect(await actor.call("ships/repairShip", { regionId, shipId })).toEqual({ priceCredits: 45 });
    expect([await creditsOf(actor), (await shipOf(shipId))!.hullPoints]).toEqual([45, 40]);
  });

  test("are as many as the region allows, and no more", async () => {
    const actor = await trader(regionId, 20_000);
    for (let bought = 1; bought < 10; bought++) await buy(actor, "scout", `Scout ${bought}`);
    expect(await refused(actor, "buyShip", { class: "scout", name: "Too many" })).toBe("TOO_MANY_SHIPS");
  });
});

describe("cargo", () => {
  test("moves between own ships in the same berth, as far as there is room", async () => {
    const actor = await trader(regionId, 5_010);
    const { shipId: scout } = await pilotOf(actor);
    const { shipId: freighter } = await buy(actor, "freighter");
    await load(freighter, "ore", 30);
    await load(freighter, "food", 5);
    const move = { fromShipId: freighter, toShipId: scout };
    await actor.call("ships/moveCargo", { regionId, ...move, goods: linesOf({ ore: 15, food: 5 }) });
    expect([await cargoOf(freighter), await cargoOf(scout)]).toEqual([{ ore: 15 }, { ore: 15, food: 5 }]);
    expect(await refused(actor, "moveCargo", { ...move, goods: linesOf({ ore: 1 }) })).toBe("HOLD_FULL");
    expect(await refused(actor, "moveCargo", { ...move, goods: linesOf({ food: 1 }) })).toBe(
      "INSUFFICIENT_FUNDS",
    );
    expect(
      await refused(actor, "moveCargo", { ...move, toShipId: freighter, goods: linesOf({ ore: 1 }) }),
    ).toBe("SAME_SHIP");
    const foreign = (await pilotOf(await trader(regionId, 10))).shipId;
    expect(
      await refused(actor, "moveCargo", { ...move, toShipId: foreign, goods: linesOf({ ore: 1 }) }),
    ).toBe("SHIP_UNKNOWN");
  });

  test("that is jettisoned is destroyed, in space as well", async () => {
    const actor = await trader(regionId, 10);
    const { shipId } = await pilotOf(actor);
    await load(shipId, "luxuries", 4);
    await actor.call("ships/undock", { regionId });
    await actor.call("ships/jettisonCargo", { regionId, goods: linesOf({ luxuries: 3 }) });
    expect(await cargoOf(shipId)).toEqual({ luxuries: 1 });
    expect(await refused(actor, "jettisonCargo", { goods: linesOf({ luxuries: 2 }) })).toBe(
      "INSUFFICIENT_FUNDS",
    );
    expect(await checkLedger()).toEqual([]);
  });
});

test("the register of holdings values ships at what a yard pays, and cargo at base prices", async () => {
  const actor = await trader(regionId, 18_010);
  const { shipId } = await buy(actor, "hauler");
  await load(shipId, "ore", 10);
  await load((await pilotOf(actor)).shipId, "rare_goods", 2);
  const values = new Map(
    await Promise.all(
      (await everyHolding()).map(
        async ({ name, valueCredits }) => [name, await valueCredits?.(new Reads(), actor.uid)] as const,
      ),
    ),
  );
  expect([values.get("ships"), values.get("cargo")]).toEqual([9_000, 10 * 20 + 2 * 300]);
});

describe("the free scout", () => {
  test("is given once to who has only a pod", async () => {
    const actor = await trader(regionId, 10);
    expect(await refused(actor, "claimScout", {})).toBe("NO_SCOUT_DUE");
    // As if a fight had been lost.
    const { shipId } = await pilotOf(actor);
    await ships.ref({ shipId }).update({ class: "escape_pod", hullPoints: 20 });
    await pilots.ref({ uid: actor.uid }).update({ shipClass: "escape_pod" });
    const { shipId: scout } = await actor.call<{ shipId: string }>("ships/claimScout", { regionId });
    expect(await refused(actor, "claimScout", {})).toBe("NO_SCOUT_DUE");
    await actor.call("ships/boardShip", { regionId, shipId: scout });
    expect(await pilotOf(actor)).toMatchObject({ shipClass: "scout" });
    // The pod is given up, and sold to nobody.
    expect(await refused(actor, "sellShip", { shipId })).toBe("SHIP_UNKNOWN");
    expect(await actor.call("ships/repairShip", { regionId, shipId: scout }).catch(String)).toContain(
      "HULL_WHOLE",
    );
  });
});
