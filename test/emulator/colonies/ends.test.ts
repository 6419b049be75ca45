import { beforeAll, expect, test } from "vitest";
import { reviewColonies } from "../../../functions/src/colonies/dormancy/reviewColonies.ts";
import { reviewColony } from "../../../functions/src/colonies/dormancy/reviewColony.ts";
import { reviewOutpost } from "../../../functions/src/colonies/dormancy/reviewOutpost.ts";
import { belongings } from "../../../functions/src/colonies/ends/belongings.ts";
import { siteClaims } from "../../../functions/src/colonies/ends/claims.ts";
import { evacuation } from "../../../functions/src/colonies/ends/evacuation.ts";
import { YIELDED } from "../../../functions/src/colonies/planet.ts";
import { colonies, outposts } from "../../../functions/src/colonies/schema.ts";
import type { Sector } from "../../../functions/src/galaxy/schema.ts";
import { after, DAY_MS, HOUR_MS } from "../../../functions/src/platform/duration.ts";
import type { Commodity } from "../../../functions/src/platform/goods.ts";
import { goodsOf } from "../../../functions/src/platform/ledger/assets.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { Reads, transact } from "../../../functions/src/platform/store.ts";
import { notices, players } from "../../../functions/src/players/schema.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { depotId } from "../../../functions/src/ships/depots/depot.ts";
import { held } from "../../support/ledger/ledger.ts";
import { rested } from "../membership/world.ts";
import { type Actor, activeRegion, platformRegions, refusalOf } from "../regions/world.ts";
import { pilotOf } from "../ships/world.ts";
import { colonyIn, planetsIn, settlerIn } from "./world.ts";

const timeout = 240_000;
let regionId: string;
let planets: Sector[];

beforeAll(async () => {
  await platformRegions();
  regionId = (await activeRegion()).regionId;
  planets = await planetsIn(regionId);
}, timeout);

interface Settled {
  readonly actor: Actor;
  readonly colonyId: string;
  readonly commodity: Commodity;
}

/** A settler with a colony that has so many units in store. */
async function settled(place: number, units: number): Promise<Settled> {
  const { number, planet } = planets[place]!;
  const { actor } = await settlerIn(regionId, number);
  await actor.call("colonies/foundColony", { regionId, plot: 1 });
  const colonyId = `${number}-1`;
  await colonies.ref({ regionId, colonyId }).update({ "store.units": units });
  return { actor, colonyId, commodity: YIELDED[planet!.class] };
}

/** What of the colony's good the player has in a region's depot. */
async function depotOf({ uid }: Actor, storedIn: string, commodity: Commodity): Promise<number> {
  const player = (await players.ref({ uid }).get()).data()!;
  return held(depotId(player, storedIn), goodsOf(commodity));
}

async function age(colonyId: string, days: number): Promise<void> {
  const since = after(new Date(), -days * DAY_MS);
  await colonies.ref({ regionId, colonyId }).update({ dormancy: { since, dueAt: since } });
}

test("a colony whose owner moves away is dormant, goes on when the owner comes back, and is wound up after 90 days", {
  timeout,
}, async () => {
  const { actor, colonyId, commodity } = await settled(0, 30);
  await players.ref({ uid: actor.uid }).update({ galacticCitizen: true });
  await actor.call("membership/joinRegion", { regionId: "nexus" });
  await actor.call("membership/setHomeRegion", { regionId: "nexus" });
  const left = (await colonyIn(regionId, colonyId))!;
  expect(left.dormancy?.dueAt).toEqual(left.dormancy?.since);
  await rested(actor.uid);
  await actor.call("membership/setHomeRegion", { regionId });
  expect((await colonyIn(regionId, colonyId))!.dormancy).toBeNull();
  await rested(actor.uid);
  await actor.call("membership/setHomeRegion", { regionId: "nexus" });

  await reviewColony({ regionId, colonyId });
  await reviewColony({ regionId, colonyId });
  const told = await notices.collection({ uid: actor.uid }).where("kind", "==", "COLONY_DORMANT").get();
  expect(told.size).toBe(1);
  await age(colonyId, 89);
  await reviewColony({ regionId, colonyId });
  expect(await colonyIn(regionId, colonyId)).toBeDefined();
  await age(colonyId, 91);
  await reviewColonies();
  await Promise.all([reviewColony({ regionId, colonyId }), reviewColony({ regionId, colonyId })]);
  expect(await colonyIn(regionId, colonyId)).toBeUndefined();
  expect((await pilotOf(actor)).sites).toEqual([]);
  expect(await depotOf(actor, "nexus", commodity)).toBe(30);
  expect(await checkLedger()).toEqual([]);
});

test("an outpost is wound up 90 days after the entitlement has ended", { timeout }, async () => {
  const { actor } = await settlerIn(regionId, 302);
  const { uid } = actor;
  await players.ref({ uid }).update({ galacticCitizen: true });
  await actor.call("colonies/buildOutpost", { regionId });
  // A nomad has none.
  await actor.call("membership/joinRegion", { regionId: "nexus" });
  await actor.call("membership/setHomeRegion", { regionId: "nexus" });
  expect((await outposts.ref({ regionId, uid }).get()).data()!.dormancy).not.toBeNull();
  const since = after(new Date(), -91 * DAY_MS);
  await outposts.ref({ regionId, uid }).update({ dormancy: { since, dueAt: since } });
  await reviewOutpost({ regionId, uid });
  await reviewOutpost({ regionId, uid });
  expect((await outposts.ref({ regionId, uid }).get()).exists).toBe(false);
  expect((await pilotOf(actor)).sites).toEqual([]);
});

test("a region that closes owes book values, and what is in store goes to depots", { timeout }, async () => {
  const { actor, colonyId, commodity } = await settled(1, 20);
  await colonies.ref({ regionId, colonyId }).update({ level: 1, "store.untilMs": Date.now() + HOUR_MS });
  const { accountId } = (await players.ref({ uid: actor.uid }).get()).data()!;
  expect(await siteClaims(regionId)).toContainEqual({
    claimId: `colony-${colonyId}`,
    accountId,
    amountCredits: 7_000,
    rank: "fixed",
  });
  const worth = await Promise.all(belongings.map((one) => one.valueCredits!(new Reads(), actor.uid)));
  expect(worth).toEqual([7_000, expect.any(Number), 0]);
  await regions.ref({ regionId }).update({ status: "closing" });
  expect(refusalOf(await actor.send("players/deleteAccount", {}))).toBe("REGION_CLOSING");
  await regions.ref({ regionId }).update({ status: "active" });
  for (let page = await evacuation(regionId); page !== null; page = await evacuation(regionId)) {
    const depart = page;
    await transact((tx) => depart(tx, new Date()));
  }
  expect(await depotOf(actor, regionId, commodity)).toBe(20);
  expect((await pilotOf(actor)).sites).toEqual([]);
  expect(await siteClaims(regionId)).toEqual([]);
  expect(await checkLedger()).toEqual([]);
});
