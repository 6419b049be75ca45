import { beforeAll, expect, test } from "vitest";
import type { GalaxyPlanRouteOutput } from "../../../client/rooms/galaxy.ts";
import { chart, gates } from "../../../functions/src/galaxy/documents.ts";
import type { Journey } from "../../../functions/src/galaxy/routes/journey.ts";
import { PREFERENCES, type Preference } from "../../../functions/src/galaxy/routes/preference.ts";
import { gatesNeeded, type Place, stretchesBetween } from "../../../functions/src/galaxy/routes/stretches.ts";
import { FIRST_WORLD } from "../../../functions/src/galaxy/world.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { journeyOf, keepChart, nothingCharted } from "../../../web/src/routes/search.ts";
import { type Actor, activeRegion, player, untilStatus } from "../../emulator/regions/world.ts";

const ROUTES = 1_000;
/** As many as one caller may ask for in a minute. */
const ROUTES_OF_A_CALLER = 20;
const timeout = 900_000;

const callers: Actor[] = [];
const sizes = new Map<string, number>();
const gateOf = new Map<string, { regionSector: number; nexusSector: number }>();
const charted = nothingCharted();

beforeAll(async () => {
  const owned = [(await activeRegion()).regionId, (await activeRegion()).regionId];
  await untilStatus("nexus", "active");
  for (const regionId of [FIRST_WORLD.nexusId, ...owned]) {
    sizes.set(regionId, (await regions.ref({ regionId }).get()).data()!.sectorCount);
    keepChart(
      charted,
      regionId,
      (await chart.collection({ regionId }).get()).docs.map((chunk) => chunk.data()),
    );
  }
  for (const gateId of owned) {
    const [nexusSector, regionSector] = (await gates.ref({ gateId }).get()).data()!.sectorNumbers;
    gateOf.set(gateId, { nexusSector, regionSector });
  }
  for (let number = 0; number < ROUTES / ROUTES_OF_A_CALLER; number++) {
    const caller = await player();
    for (const regionId of owned) await caller.call("membership/joinRegion", { regionId });
    callers.push(caller);
  }
}, timeout);

/** Places all over the regions. */
function placeOf(region: number, number: number): Place {
  const all = [...sizes];
  const [regionId, size] = all[region % all.length]!;
  return { regionId, sectorNumber: 1 + ((number * 7_919) % size) };
}

/** As the page searches, beside itself. */
function searched(from: Place, to: Place, prefer: Preference): Journey {
  const stretches = stretchesBetween(from, to, FIRST_WORLD.nexusId, (regionId) => gateOf.get(regionId)!);
  const needed = gatesNeeded(from, to, FIRST_WORLD.nexusId);
  const stops = new Map(needed.map((regionId) => [gateOf.get(regionId)!.nexusSector, regionId]));
  return journeyOf(charted, { stretches, avoided: [], prefer, stops })!;
}

test("a thousand routes are those that the callable plans: sectors, rides, price and turns", {
  timeout,
}, async () => {
  let rides = 0;
  let crossings = 0;
  for (let number = 0; number < ROUTES; number++) {
    const [from, to] = [placeOf(number, number), placeOf(Math.floor(number / 3), 3 * number + 1)];
    const prefer = PREFERENCES[number % PREFERENCES.length]!;
    const caller = callers[Math.floor(number / ROUTES_OF_A_CALLER)]!;
    const planned = await caller.call<GalaxyPlanRouteOutput>("galaxy/planRoute", { from, to, prefer });
    const { shortcut, ...journey } = planned;
    expect(searched(from, to, prefer), JSON.stringify({ from, to, prefer })).toEqual(journey);
    expect(shortcut).toBeNull();
    if (journey.ride !== null) rides += 1;
    if (journey.gateCount === 2) crossings += 1;
  }
  // Of every kind there were some.
  expect(rides).toBeGreaterThan(20);
  expect(crossings).toBeGreaterThan(20);
});
