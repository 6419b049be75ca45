import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planRegion } from "../../../functions/src/galaxy/generation/plan.ts";
import { chartOf, sectorOf } from "../../../functions/src/galaxy/generation/slice.ts";
import { bestRoute, warpGraphOf } from "../../../functions/src/galaxy/routes/route.ts";
import { SHIP_CLASSES, TENTHS_PER_WARP } from "../../../functions/src/galaxy/routes/speed.ts";
import { entersSafety, flightOf, MOST_SECTORS } from "../../../functions/src/ships/flight.ts";
import { NO_FIGHTS, requireNotPursued } from "../../../functions/src/ships/pilots/fights.ts";
import { acted, newPilot, presenceOf, requireIn } from "../../../functions/src/ships/pilots/pilot.ts";
import { regions } from "../galaxy/regions.ts";
import { later, NOW, pilotWith, refusalOf } from "./pilots.ts";

/** A ring of sectors: from each one warp leads on, and none back. */
const RING = 12;
const inRing = (from: number, to: number) => to === (from % RING) + 1;
const around = (from: number, count: number) =>
  Array.from({ length: count }, (_, step) => ((from - 1 + step + 1) % RING) + 1);

describe("a flight", () => {
  test("costs the class's tenths for each warp, the same in one call or in as many as it has warps", () => {
    const flights = fc.record({
      shipClass: fc.constantFrom(...SHIP_CLASSES),
      warps: fc.integer({ min: 1, max: MOST_SECTORS }),
      split: fc.nat(MOST_SECTORS),
      ms: fc.integer({ min: -60_000, max: 3_600_000 }),
    });
    fc.assert(
      fc.property(flights, ({ shipClass, warps, split, ms }) => {
        const pilot = pilotWith({ shipClass, tenths: 1_000 });
        const way = around(1, warps);
        const now = later(ms);
        const whole = flightOf(pilot, inRing, way, now);
        expect(whole.spentTenths).toBe(warps * TENTHS_PER_WARP[shipClass]);
        const single = way.reduce((flown, sector) => flightOf(flown, inRing, [sector], now).pilot, pilot);
        expect(single).toEqual(whole.pilot);
        const [first, rest] = [way.slice(0, split), way.slice(split)].filter(({ length }) => length > 0);
        const begun = flightOf(pilot, inRing, first!, later(Math.min(ms, 0))).pilot;
        const ended = rest === undefined ? begun : flightOf(begun, inRing, rest, now).pilot;
        expect(ended.place).toEqual(whole.pilot.place);
        if (rest !== undefined) expect(ended.turns).toEqual(whole.pilot.turns);
      }),
    );
  });

  test("is flown whole or not at all: it names the first warp that is missing", () => {
    const error = refusalOf(() => flightOf(pilotWith(), inRing, [2, 3, 5, 6], NOW));
    expect(error).toMatchObject({ reason: "NO_WARP", metadata: { from: 3, to: 5, sectorNumber: 1 } });
  });

  test("needs the turns for all of it, and takes the last one", () => {
    const enough = pilotWith({ tenths: 16 });
    expect(flightOf(enough, inRing, [2, 3], NOW).pilot.turns.amount).toBe(0);
    const error = refusalOf(() => flightOf(pilotWith({ tenths: 15 }), inRing, [2, 3], NOW));
    expect(error).toMatchObject({ reason: "TURNS_SHORT", metadata: { neededTenths: 16, heldTenths: 15 } });
    // The sixteenth has grown after 30 seconds, and not a millisecond before.
    expect(refusalOf(() => flightOf(pilotWith({ tenths: 15 }), inRing, [2, 3], later(29_999))).reason).toBe(
      "TURNS_SHORT",
    );
    expect(flightOf(pilotWith({ tenths: 15 }), inRing, [2, 3], later(30_000)).spentTenths).toBe(16);
  });

  test("takes who is docked out of the berth, for no more turns", () => {
    const docked = pilotWith({ place: { regionId: "lyra", sectorNumber: 1, berth: "port" } });
    expect(flightOf(docked, inRing, [2], NOW)).toEqual(flightOf(pilotWith(), inRing, [2], NOW));
  });

  test("follows every route that is planned on the same map", () => {
    const graph = warpGraphOf(chartOf(planRegion({ regionId: "lyra", kind: "owned", seed: "flights" })));
    const hasWarp = (from: number, to: number) => graph.hasDirectedEdge(`${from}`, `${to}`);
    const ends = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }));
    fc.assert(
      fc.property(ends, ([from, to]) => {
        const way = bestRoute(graph, from, to)!.sectors.slice(1);
        fc.pre(way.length > 0);
        const place = { regionId: "lyra", sectorNumber: from, berth: "space" as const };
        expect(flightOf(pilotWith({ place }), hasWarp, way, NOW).pilot.place.sectorNumber).toBe(to);
      }),
    );
  });
});

test("the map says of every sector what the sector's document says: port, and whether combat is allowed", () => {
  const nexus = planRegion({ regionId: "nexus", kind: "nexus", seed: "map", sectorCount: 2_000 });
  for (const plan of [...regions().slice(0, 3), nexus]) {
    const graph = warpGraphOf(chartOf(plan));
    const wrong = graph.nodes().filter((node) => {
      const { hasPort, combatAllowed } = graph.getNodeAttributes(node);
      const sector = sectorOf(plan, Number(node));
      return hasPort !== (sector.port !== null) || combatAllowed !== sector.combatAllowed;
    });
    expect(wrong).toEqual([]);
  }
});

describe("a new pilot", () => {
  const newcomer = {
    uid: "vera",
    name: "Vera",
    regionId: "lyra",
    startingShip: "freighter",
    startingTurns: 100,
  } as const;

  test("is docked in a federation sector, with the region's ship and turns; the ship is worth nothing", () => {
    const { pilot, ship } = newPilot(newcomer, "ship", NOW);
    expect(pilot).toMatchObject({ shipId: "ship", shipClass: "freighter", turns: { amount: 1_000 } });
    expect(ship).toMatchObject({ class: "freighter", place: null, hullPoints: 100, resaleCredits: 0 });
  });

  test("starts in one of the sectors 1 to 7 by the uid, the same at every attempt", () => {
    const starts = Array.from({ length: 400 }, (_, index) => {
      const uid = `pilot${index}`;
      const [one, two] = [1, 2].map(() => newPilot({ ...newcomer, uid }, "ship", NOW).pilot.place);
      expect(one).toEqual(two);
      return one!.sectorNumber;
    });
    expect(new Set(starts)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]));
  });
});

test("an act keeps the presence for seven whole days", () => {
  expect(acted(pilotWith(), new Date("2102-03-01T23:59:59Z")).idleOn).toBe("2102-03-08");
});

test("combat is open where the sector allows it, for a ship in space that is no pod", () => {
  const docked = pilotWith({ place: { regionId: "lyra", sectorNumber: 1, berth: "port" } });
  expect(presenceOf(pilotWith(), true)).toMatchObject({ open: true, docked: false, sectorNumber: 1 });
  expect(presenceOf(pilotWith(), false).open).toBe(false);
  expect(presenceOf(docked, true)).toMatchObject({ open: false, docked: true });
  expect(presenceOf(pilotWith({ shipClass: "escape_pod" }), true).open).toBe(false);
});

test("a call for another region learns the true place", () => {
  const error = refusalOf(() => requireIn(pilotWith(), "vega"));
  expect(error).toMatchObject({ reason: "PLACE_CHANGED", metadata: { regionId: "lyra", sectorNumber: 1 } });
});

test("a flight enters safety where it leads from open space into space where nobody may fight", () => {
  const isOpen = (sectorNumber: number) => sectorNumber > 7;
  const enters = (from: number, ...sectors: number[]) => {
    const { place } = pilotWith();
    return entersSafety({ place: { ...place, sectorNumber: from } }, isOpen, sectors);
  };
  expect(enters(8, 9, 10)).toBe(false);
  expect(enters(8, 9, 7, 9)).toBe(true);
  expect(enters(8, 7)).toBe(true);
  expect(enters(1, 2, 3)).toBe(false);
  expect(enters(1, 8, 9)).toBe(false);
  expect(enters(1, 8, 2)).toBe(true);
});

test("for a quarter of an hour who has attacked is pursued, to the millisecond", () => {
  const pursued = (ms: number) =>
    requireNotPursued(pilotWith({ fights: { ...NO_FIGHTS, attackedAt: NOW } }), later(ms));
  expect(refusalOf(() => pursued(15 * 60_000 - 1))).toMatchObject({
    reason: "PURSUED",
    metadata: { until: later(15 * 60_000).toISOString() },
  });
  expect(() => pursued(15 * 60_000)).not.toThrow();
  expect(() => requireNotPursued(pilotWith(), NOW)).not.toThrow();
});
