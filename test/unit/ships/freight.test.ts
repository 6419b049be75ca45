import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { requireAtDepot } from "../../../functions/src/ships/depots/atDepot.ts";
import {
  changed,
  monthsRent,
  newDepot,
  owedCredits,
  requirePaid,
  requireRoom,
} from "../../../functions/src/ships/depots/rent.ts";
import { termsOf } from "../../../functions/src/ships/depots/terms.ts";
import { freightCredits, MOST_FREIGHT_UNITS } from "../../../functions/src/ships/freight/price.ts";
import { later, NOW, refusalOf } from "./pilots.ts";

const settler = {
  galacticCitizen: false,
  displaced: null,
  homeRegionId: "lyra",
  homes: [{ regionId: "lyra", since: NOW }],
};
const inNexus = {
  ...settler,
  galacticCitizen: true,
  homeRegionId: "nexus",
  homes: [{ regionId: "nexus", since: NOW }],
};
const NOWHERE = { sites: [] };
const atOrion = {
  sites: [{ kind: "outpost" as const, regionId: "orion", sectorNumber: 120, siteId: "vera" }],
};
const TEMPORARY = termsOf("nexus", settler, NOWHERE, NOW)!;

describe("freight", () => {
  test("costs what the guide says: 300 units over 3,000 units straight", () => {
    // p = 10 + 20 = 30: 50 at 30, 150 at 27, 100 at 24.
    expect(freightCredits(300, 3_000)).toBe(50 * 30 + 150 * 27 + 100 * 24);
    expect([freightCredits(1, 0), freightCredits(1, 6_000), freightCredits(1, 9_000)]).toEqual([10, 50, 50]);
  });

  test("costs 10 to 50 a unit, never less for more units or a longer way, and the next unit never more", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MOST_FREIGHT_UNITS - 2 }), fc.nat(9_000), (units, distance) => {
        const price = freightCredits(units, distance);
        const next = freightCredits(units + 1, distance) - price;
        expect(price).toBeGreaterThanOrEqual(10 * units);
        expect(price).toBeLessThanOrEqual(50 * units);
        expect(next).toBeGreaterThanOrEqual(10);
        expect(freightCredits(units + 2, distance) - freightCredits(units + 1, distance)).toBeLessThanOrEqual(
          next,
        );
        expect(freightCredits(units, distance + 1)).toBeGreaterThanOrEqual(price);
      }),
    );
  });
});

describe("a depot", () => {
  test("is unbounded and free at home, and for rent in the Nexus, for who lives there too", () => {
    expect(termsOf("lyra", settler, NOWHERE, NOW)).toMatchObject({ capacityUnits: null, rentCredits: 0 });
    expect(termsOf("orion", settler, NOWHERE, NOW)).toBeNull();
    expect(TEMPORARY).toEqual({ capacityUnits: 500, freeUnits: 0, rentCredits: 10, termDays: 30 });
    const locker = { capacityUnits: 500, freeUnits: 100, rentCredits: 10, termDays: null };
    expect(termsOf("nexus", { ...settler, galacticCitizen: true }, NOWHERE, NOW)).toEqual(locker);
    expect(termsOf("nexus", inNexus, NOWHERE, NOW)).toEqual({ ...locker, rentCredits: 15 });
  });

  test("has 500 units at an outpost for nothing, for as long as its owner may have one", () => {
    const citizen = { ...settler, galacticCitizen: true };
    const free = { capacityUnits: 500, rentCredits: 0, termDays: null };
    expect(termsOf("orion", citizen, atOrion, NOW)).toMatchObject(free);
    expect(monthsRent(500, termsOf("orion", citizen, atOrion, NOW))).toBe(0);
    expect(termsOf("vega", citizen, atOrion, NOW)).toBeNull();
    for (const without of [settler, inNexus]) expect(termsOf("orion", without, atOrion, NOW)).toBeNull();
  });

  test("is reached at the outpost where there is one, else at every port", () => {
    const there =
      (berth: "port" | "outpost" | "space", sites = atOrion) =>
      () =>
        requireAtDepot({ ...sites, place: { regionId: "orion", sectorNumber: 120, berth } }, settler);
    expect(there("outpost")).not.toThrow();
    expect(there("port", NOWHERE as typeof atOrion)).not.toThrow();
    for (const decide of [there("port"), there("space"), there("outpost", NOWHERE as typeof atOrion)])
      expect(refusalOf(decide).reason).toBe("NOT_DOCKED");
    const atHome = { ...settler, homeRegionId: "orion" };
    const docked = { regionId: "orion", sectorNumber: 1, berth: "port" as const };
    expect(() => requireAtDepot({ ...atOrion, place: docked }, atHome)).not.toThrow();
  });

  test("asks the rent of the guide: 40 units of a resident 400 credits in 30 days, of a Galactic Citizen nothing up to 100", () => {
    const locker = termsOf("nexus", { ...settler, galacticCitizen: true }, NOWHERE, NOW)!;
    expect(monthsRent(40, TEMPORARY)).toBe(400);
    expect([monthsRent(100, locker), monthsRent(140, locker)]).toEqual([0, 400]);
    // What was brought there by the end of another depot lies beyond the bound for nothing.
    expect([monthsRent(9_000, TEMPORARY), monthsRent(9_000, null)]).toEqual([5_000, 0]);
    const filled = changed(
      newDepot("vera", "nexus", NOW),
      { heldUnits: 40, comingUnits: 0, paidCredits: 0 },
      TEMPORARY,
      NOW,
    );
    expect([0, 3, 30].map((days) => owedCredits(filled, later(days * DAY_MS)))).toEqual([0, 40, 400]);
  });

  test("owes the same however often one looks, and nothing that was paid", () => {
    const look = fc.record({ hours: fc.nat(2_000), paid: fc.nat(100) });
    fc.assert(
      fc.property(fc.nat(500), fc.array(look, { maxLength: 20 }), (heldUnits, looks) => {
        const filled = { heldUnits, comingUnits: 0, paidCredits: 0 };
        let depot = changed(newDepot("vera", "nexus", NOW), filled, TEMPORARY, NOW);
        const untouched = depot;
        let hours = 0;
        let paid = 0;
        for (const look of looks) {
          hours += look.hours;
          const at = later(hours * 3_600_000);
          const paidCredits = Math.min(look.paid, owedCredits(depot, at));
          paid += paidCredits;
          depot = changed(depot, { ...filled, paidCredits }, TEMPORARY, at);
        }
        const at = later(hours * 3_600_000);
        expect(owedCredits(depot, at) + paid).toBe(owedCredits(untouched, at));
      }),
    );
  });

  test("takes in no more than it has room for, what is under way counted, nor for longer than it may, nor unpaid", () => {
    const depot = { ...newDepot("vera", "nexus", NOW), comingUnits: 100, filledAt: NOW };
    const adding = (addedUnits: number, days: number) => () =>
      requireRoom(depot, { heldUnits: 300, addedUnits }, TEMPORARY, later(days * DAY_MS));
    expect(adding(100, 30 - 1e-6)).not.toThrow();
    expect(refusalOf(adding(101, 0)).reason).toBe("DEPOT_FULL");
    expect(refusalOf(adding(1, 30)).reason).toBe("DEPOT_TERM_OVER");
    const emptied = changed(depot, { heldUnits: 0, comingUnits: 0, paidCredits: 0 }, TEMPORARY, NOW);
    expect(emptied).toMatchObject({ filledAt: null, comingUnits: 0, rentCredits: 0 });
    expect(refusalOf(() => requirePaid("nexus", 11, 10))).toMatchObject({
      reason: "DEPOT_UNPAID",
      metadata: { owedCredits: 11 },
    });
    expect(() => requirePaid("nexus", 10, 10)).not.toThrow();
  });
});
