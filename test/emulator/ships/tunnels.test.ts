import { beforeAll, expect, test } from "vitest";
import { CHART_MARK } from "../../../functions/src/galaxy/chartMark.ts";
import { chart } from "../../../functions/src/galaxy/documents.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { monthOf } from "../../../functions/src/platform/ledger/day.ts";
import { inRegion, settings } from "../../../functions/src/regions/schema.ts";
import { settlePassage } from "../../../functions/src/ships/passages/settlePassage.ts";
import { pilots } from "../../../functions/src/ships/schema.ts";
import { type Mouth, mouthsOf } from "../../../functions/src/ships/tunnels/mouths.ts";
import { tunnelMaps, tunnels } from "../../../functions/src/ships/tunnels/schema.ts";
import { LOCAL_TUNNEL_KEY } from "../../../scripts/stack/run.ts";
import { grant, held } from "../../support/ledger/ledger.ts";
import { type Actor, activeRegion, refusalOf, untilStatus } from "../regions/world.ts";
import { guildYard, put, ripen } from "./builders.ts";
import { creditsOf, load, pilotOf, trader } from "./world.ts";

let home: string;
let there: string;
let within: Mouth;
let across: Mouth[];

beforeAll(async () => {
  home = (await activeRegion()).regionId;
  there = (await activeRegion()).regionId;
  await untilStatus("nexus", "active");
  const mouths = mouthsOf(LOCAL_TUNNEL_KEY, home, monthOf(new Date()));
  within = mouths.find(({ leadsWithin }) => leadsWithin)!;
  across = mouths.filter(({ leadsWithin }) => !leadsWithin);
});

interface Found {
  readonly found: { readonly tunnelId: string; readonly ends: readonly object[] } | null;
}

/** A trader in space in a sector of home. */
async function at(sectorNumber: number, credits = 1_000): Promise<Actor> {
  const actor = await trader(home, credits + 10);
  await put(actor, { regionId: home, sectorNumber, berth: "space" });
  return actor;
}

const survey = (actor: Actor) => actor.call<Found>("ships/survey", { regionId: home });
const mapOf = async ({ uid }: Actor, tunnelId: string) =>
  (await tunnelMaps.ref({ uid, tunnelId }).get()).data();

/** As if the far end had been drawn in a region that has its sectors. */
async function leadingThere(actor: Actor, tunnelId: string): Promise<void> {
  const ends = (await mapOf(actor, tunnelId))!.ends;
  await tunnelMaps
    .ref({ uid: actor.uid, tunnelId })
    .update({ ends: [ends[0], { ...ends[1], regionId: there }] });
}

test("a survey finds the mouth that is in the sector, and who comes later finds the same tunnel", async () => {
  const [{ sectorNumber, tunnelId }] = across as [Mouth, Mouth];
  const [first, second] = [await at(sectorNumber), await at(sectorNumber)];
  const before = (await pilotOf(first)).turns.amount;
  const [one, two] = await Promise.all([survey(first), survey(second)]);
  expect(one.found).toEqual(two.found);
  expect(one.found).toMatchObject({ tunnelId, ends: [{ regionId: home, sectorNumber }, {}] });
  expect([before - 30, before - 29]).toContain((await pilotOf(first)).turns.amount);
  const tunnel = (await tunnels.ref({ regionId: home, tunnelId }).get()).data()!;
  expect(tunnel.ends[1].regionId).not.toBe(home);
  expect(tunnel.closesAt.getTime() - Date.now()).toBeGreaterThan(29.9 * 86_400_000);
  expect(await first.mayRead(`players/${first.uid}/tunnelMaps/${tunnelId}`)).toBe(true);
  expect(await first.mayRead(`regions/${home}/tunnels/${tunnelId}`)).toBe(false);
  const beside = await at(sectorNumber === 500 ? 499 : sectorNumber + 1);
  const empty = await survey(beside);
  expect(empty.found?.tunnelId).not.toBe(tunnelId);
  await put(beside, { regionId: home, sectorNumber: 249, berth: "space" });
  expect(refusalOf(await beside.send("ships/survey", { regionId: home }))).toBe("NOT_FRONTIER");
  // What has closed is found no more.
  await tunnels.ref({ regionId: home, tunnelId }).update({ closesAt: new Date() });
  expect((await survey(second)).found).toBeNull();
});

test("a tunnel within the region is passed at once, both ways, by who has its map", async () => {
  const actor = await at(within.sectorNumber);
  const { found } = await survey(actor);
  const tunnelId = found!.tunnelId;
  const { ends } = (await mapOf(actor, tunnelId))!;
  const way = { regionId: home, tunnelId };
  const stranger = await at(within.sectorNumber);
  expect(refusalOf(await stranger.send("ships/rideTunnel", way))).toBe("TUNNEL_UNKNOWN");
  for (const end of [ends[1], ends[0]])
    expect(await actor.call("ships/rideTunnel", way)).toMatchObject({
      place: { ...end, berth: "space" },
      spentTenths: 150,
    });
  const passage = { regionId: home, toRegionId: home, by: { kind: "tunnel", tunnelId }, maxTotalCredits: 0 };
  expect(refusalOf(await actor.send("ships/bookPassage", passage))).toBe("SAME_REGION");

  await actor.call("ships/giveMap", { tunnelId, toUid: stranger.uid });
  expect(refusalOf(await actor.send("ships/rideTunnel", way))).toBe("TUNNEL_UNKNOWN");
  await stranger.call("ships/rideTunnel", way);
  const gift = { tunnelId, toUid: stranger.uid };
  expect(refusalOf(await stranger.send("ships/giveMap", gift))).toBe("PLAYER_UNKNOWN");
  await grant("platform:gates", 5_000);
  await put(stranger, await guildYard());
  const before = await creditsOf(stranger);
  expect(await stranger.call("ships/sellMap", { tunnelId })).toEqual({ paidCredits: 200 });
  expect([await creditsOf(stranger), await mapOf(stranger, tunnelId)]).toEqual([before + 200, undefined]);
  // Found again, it is not bought again.
  await put(actor, { regionId: home, sectorNumber: within.sectorNumber, berth: "space" });
  await survey(actor);
  await put(actor, await guildYard());
  expect(refusalOf(await actor.send("ships/sellMap", { tunnelId }))).toBe("MAP_BOUGHT");
});

test("who comes by tunnel from another region pays duty at the first port, on what is still aboard", async () => {
  const { sectorNumber } = across[1]!;
  const actor = await at(sectorNumber);
  await load((await pilotOf(actor)).shipId, "ore", 10);
  const { found } = await survey(actor);
  const tunnelId = found!.tunnelId;
  await leadingThere(actor, tunnelId);
  await settings.ref(inRegion(there)).update({
    "economy.tariffBasisPoints.ore": 1_000,
    "economy.bannedGoods": ["ore"],
  });
  const passage = { regionId: home, toRegionId: there, by: { kind: "tunnel", tunnelId }, maxTotalCredits: 0 };
  const { passageId } = await actor.call<{ passageId: string }>("ships/bookPassage", passage);
  await ripen(passageId);
  await settlePassage({ passageId });
  const arrived = await pilotOf(actor);
  expect(arrived.place.regionId).toBe(there);
  expect(arrived.uncleared).toEqual({ regionId: there, goods: [{ commodity: "ore", units: 10 }] });

  const [chunk] = (await chart.collection({ regionId: there }).get()).docs.map((doc) => doc.data());
  const port = chunk!.marks.findIndex((bits) => (bits & CHART_MARK.port) !== 0) + chunk!.firstNumber;
  await put(actor, { regionId: there, sectorNumber: port, berth: "space" });
  const refused = async (more: object = {}) =>
    refusalOf(await actor.send("ships/dock", { regionId: there, ...more }));
  expect(await refused()).toBe("CARGO_BANNED");
  await settings.ref(inRegion(there)).update({ "economy.bannedGoods": [] });
  expect(await refused({ maxDutyCredits: 19 })).toBe("PRICE_CHANGED");
  await actor.call("ships/jettisonCargo", { regionId: there, goods: [{ commodity: "ore", units: 4 }] });
  const treasury = await held(`treasury:${there}`);
  const docked = await actor.call<{ feeCredits: number }>("ships/dock", {
    regionId: there,
    maxDutyCredits: 12,
  });
  expect(docked).toMatchObject({ dutyCredits: 12 });
  expect(await held(`treasury:${there}`)).toBe(treasury + docked.feeCredits + 12);
  expect((await pilotOf(actor)).uncleared).toBeNull();
  await pilots.ref({ uid: actor.uid }).update({ "place.berth": "space" });
  await actor.call("ships/dock", { regionId: there });
  expect(await checkLedger()).toEqual([]);
});
