import { beforeAll, expect, test } from "vitest";
import { plotsOf, YIELDED } from "../../../functions/src/colonies/planet.ts";
import { colonies, outposts } from "../../../functions/src/colonies/schema.ts";
import type { Sector } from "../../../functions/src/galaxy/schema.ts";
import { HOUR_MS } from "../../../functions/src/platform/duration.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { BASE_PRICE_CREDITS } from "../../../functions/src/ships/cargo/goods.ts";
import { held } from "../../support/ledger/ledger.ts";
import type { WireAnswer } from "../../support/wire.ts";
import { type Actor, activeRegion, refusalOf } from "../regions/world.ts";
import { cargoOf, creditsOf, load, pilotOf } from "../ships/world.ts";
import { colonyIn, planetsIn, settlerIn } from "./world.ts";

const timeout = 120_000;
let regionId: string;
let planets: Sector[];

beforeAll(async () => {
  regionId = (await activeRegion()).regionId;
  planets = await planetsIn(regionId);
}, timeout);

/** Undefined where it was not refused. */
const reasonOf = ({ error }: WireAnswer) => error?.details?.reason;
const found = (actor: Actor, plot: number) => actor.send("colonies/foundColony", { regionId, plot });
const onPlot = (sectorNumber: number, plot: number) => ({ regionId, colonyId: `${sectorNumber}-${plot}` });

/** As if so many hours had gone by. */
async function worked(colonyId: string, hours: number): Promise<void> {
  const { store } = (await colonyIn(regionId, colonyId))!;
  await colonies.ref({ regionId, colonyId }).update({ "store.untilMs": store.untilMs - hours * HOUR_MS });
}

test("a settler founds, collects, pays the tax, expands, and gives the colony up", { timeout }, async () => {
  const { number: sectorNumber, planet } = planets[0]!;
  const { actor, shipId } = await settlerIn(regionId, sectorNumber, { credits: 8_000 });
  const treasury = await held(`treasury:${regionId}`);
  const named = onPlot(sectorNumber, 1);
  const { colonyId } = named;
  await load(shipId, "ore", 41);
  expect(refusalOf(await found(actor, 1))).toBe("HOLD_FULL");
  await actor.call("ships/jettisonCargo", { regionId, goods: [{ commodity: "ore", units: 1 }] });
  expect((await found(actor, 1)).result).toEqual({ colonyId, costCredits: 5_000 });
  expect(await held(`treasury:${regionId}`)).toBe(treasury + 5_000);
  expect((await pilotOf(actor)).sites).toEqual([
    { kind: "colony", regionId, sectorNumber, siteId: colonyId },
  ]);
  expect(refusalOf(await actor.send("colonies/collectYield", named))).toBe("NOT_LANDED");
  await actor.call("colonies/landShip", { regionId, at: "colony" });
  expect(refusalOf(await actor.send("colonies/collectYield", named))).toBe("NOTHING_IN_STORE");

  await worked(colonyId, 100_000);
  const commodity = YIELDED[planet!.class];
  const { result } = await actor.send("colonies/collectYield", named);
  const taxCredits = Math.floor((40 * BASE_PRICE_CREDITS[commodity] * 500) / 10_000);
  expect(result).toEqual({
    goods: [{ commodity, units: 40 }],
    leftUnits: 460,
    taxCredits,
    paidCredits: taxCredits,
    dueCredits: 0,
  });
  expect(await creditsOf(actor)).toBe(3_000 - taxCredits);
  expect((await cargoOf(shipId))[commodity]).toBe(commodity === "ore" ? 80 : 40);
  if (commodity !== "ore")
    await actor.call("ships/jettisonCargo", { regionId, goods: [{ commodity, units: 40 }] });
  if (commodity !== "ore") await load(shipId, "ore", 10);
  expect((await actor.send("colonies/expandColony", named)).result).toEqual({
    level: 1,
    costCredits: 2_000,
    oreUnits: 50,
  });
  expect((await actor.send("colonies/abandonColony", named)).result).toEqual({ lostUnits: 460 });
  expect(await colonyIn(regionId, colonyId)).toBeUndefined();
  expect((await pilotOf(actor)).sites).toEqual([]);
  expect(await checkLedger()).toEqual([]);
});

test("what the account lacks of the tax stays due, and nothing more is collected before it is paid", {
  timeout,
}, async () => {
  const { number: sectorNumber } = planets[1]!;
  const { actor } = await settlerIn(regionId, sectorNumber, { credits: 5_001 });
  await found(actor, 1);
  const named = onPlot(sectorNumber, 1);
  await worked(named.colonyId, 100_000);
  await actor.call("colonies/landShip", { regionId, at: "colony" });
  const first = await actor.send("colonies/collectYield", named);
  expect(first.result).toMatchObject({ paidCredits: 1 });
  expect((first.result as { dueCredits: number }).dueCredits).toBeGreaterThan(0);
  expect(refusalOf(await actor.send("colonies/collectYield", named))).toBe("PLANET_TAX_DUE");
  expect(refusalOf(await actor.send("colonies/offerColony", { ...named, toUid: "somebody" }))).toBe(
    "PLANET_TAX_DUE",
  );
});

test("sixteen founders of a planet's last plot: one gets it, and pays", { timeout: 240_000 }, async () => {
  const small = planets.slice(4).find(({ planet }) => planet!.habitabilityPercent < 75)!;
  const { number: sectorNumber, planet } = small;
  const plot = plotsOf(planet!.habitabilityPercent);
  const crowd = await Promise.all(Array.from({ length: 16 }, () => settlerIn(regionId, sectorNumber)));
  const treasury = await held(`treasury:${regionId}`);
  expect(refusalOf(await found(crowd[0]!.actor, plot + 1))).toBe("NO_PLOT");
  const outcomes = await Promise.all(
    crowd.map(async ({ actor }) => {
      for (;;) {
        const reason = reasonOf(await found(actor, plot));
        if (reason !== "BUSY") return reason;
      }
    }),
  );
  expect(outcomes.filter((reason) => reason === undefined)).toHaveLength(1);
  expect(outcomes.filter((reason) => reason === "PLOT_TAKEN")).toHaveLength(15);
  expect(await held(`treasury:${regionId}`)).toBe(treasury + 5_000);
  const credits = await Promise.all(crowd.map(({ actor }) => creditsOf(actor)));
  expect(credits.filter((amount) => amount === 15_000)).toHaveLength(1);
});

test("a colony is handed over with consent alone, to who lives there", { timeout }, async () => {
  const { number: sectorNumber } = planets[2]!;
  const { actor: giver } = await settlerIn(regionId, sectorNumber);
  const { actor: taker } = await settlerIn(regionId, sectorNumber);
  await found(giver, 1);
  const named = onPlot(sectorNumber, 1);
  expect(refusalOf(await taker.send("colonies/takeColony", named))).toBe("COLONY_UNKNOWN");
  expect(refusalOf(await giver.send("colonies/offerColony", { ...named, toUid: giver.uid }))).toBe(
    "INVALID_INPUT",
  );
  await giver.call("colonies/offerColony", { ...named, toUid: taker.uid });
  await players.ref({ uid: taker.uid }).update({ homeRegionId: "default" });
  expect(refusalOf(await taker.send("colonies/takeColony", named))).toBe("SETTLERS_ONLY");
  await players.ref({ uid: taker.uid }).update({ homeRegionId: regionId });
  await taker.call("colonies/takeColony", named);
  expect(await colonyIn(regionId, named.colonyId)).toMatchObject({ ownerUid: taker.uid, offeredToUid: null });
  expect((await pilotOf(giver)).sites).toEqual([]);
  expect((await pilotOf(taker)).sites).toHaveLength(1);
  expect(refusalOf(await giver.send("colonies/abandonColony", named))).toBe("COLONY_UNKNOWN");
});

test("an outpost is for who is entitled, in border or frontier, and its rent is paid by landing", {
  timeout,
}, async () => {
  const { actor } = await settlerIn(regionId, 301);
  const build = () => actor.send("colonies/buildOutpost", { regionId });
  expect(refusalOf(await build())).toBe("REACH_SHORT");
  await players.ref({ uid: actor.uid }).update({ galacticCitizen: true });
  expect((await build()).result).toEqual({ sectorNumber: 301, costCredits: 5_000 });
  expect(refusalOf(await build())).toBe("TOO_MANY_SITES");
  await outposts.ref({ regionId, uid: actor.uid }).update({ "rent.amount": 100 });
  const { result } = await actor.send("colonies/landShip", {
    regionId,
    at: "outpost",
  });
  expect(result).toMatchObject({ place: { berth: "outpost" }, rentCredits: 100 });
  expect(await creditsOf(actor)).toBe(14_900);
  await actor.call("ships/undock", { regionId });
  expect((await actor.send("colonies/landShip", { regionId, at: "outpost" })).result).toMatchObject({
    rentCredits: 0,
  });
});
