import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { monthOf } from "../../../functions/src/platform/ledger/day.ts";
import {
  PASSAGE_STATES,
  quoteOf,
  requireWithin,
  stateOf,
  timesOf,
} from "../../../functions/src/ships/passages/passage.ts";
import { refugeOf } from "../../../functions/src/ships/passages/placeOfReturn.ts";
import {
  classOf,
  oneMoreVisit,
  oneVisitLess,
  travellerOf,
} from "../../../functions/src/ships/passages/traveller.ts";
import { requireIn } from "../../../functions/src/ships/pilots/pilot.ts";
import type { Passage } from "../../../functions/src/ships/schema.ts";
import { NOW, pilotWith, refusalOf } from "./pilots.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const settler = {
  galacticCitizen: false,
  displaced: null,
  homeRegionId: "lyra",
  homes: [{ regionId: "lyra", since: NOW }],
};
const resident = travellerOf(settler, NOW);
const citizen = travellerOf({ ...settler, galacticCitizen: true }, NOW);

describe("who travels how", () => {
  test("a Galactic Citizen goes through customs at once and as often as they like; a resident waits, three times a month", () => {
    expect(citizen).toEqual({
      visitsAMonth: null,
      visitHours: null,
      customsMinutes: 0,
      shareBasisPoints: 7_500,
    });
    expect(resident).toEqual({
      visitsAMonth: 3,
      visitHours: 72,
      customsMinutes: 10,
      shareBasisPoints: 2_500,
    });
  });

  test("whose home has closed travels as a Galactic Citizen until the premium ends, and not a moment longer", () => {
    const premiumUntil = new Date(NOW.getTime() + 1);
    const displaced = { fromRegionId: "lyra", since: NOW, premiumUntil, dueAt: null };
    const by = (at: Date) => travellerOf({ ...settler, displaced }, at);
    expect([by(NOW), by(premiumUntil)]).toEqual([citizen, resident]);
    const without = { ...displaced, premiumUntil: null };
    expect(travellerOf({ ...settler, displaced: without }, NOW)).toEqual(resident);
  });

  test("a Galactic Citizen who has chosen the Nexus as home is a nomad; who was left there by a closing is not, until it is chosen", () => {
    const since = new Date(NOW.getTime() - 1);
    const inNexus = {
      ...settler,
      galacticCitizen: true,
      homeRegionId: "nexus",
      homes: [{ regionId: "nexus", since }],
    };
    const gone = { fromRegionId: "lyra", since, premiumUntil: null, dueAt: null };
    const chosen = { ...inNexus, homes: [{ regionId: "nexus", since: NOW }], displaced: gone };
    const classes = [settler, inNexus, { ...inNexus, displaced: gone }, chosen].map((player) =>
      classOf(player, NOW),
    );
    expect(classes).toEqual(["resident", "nomad", "galacticCitizen", "nomad"]);
    expect(classOf({ ...inNexus, galacticCitizen: false }, NOW)).toBe("resident");
    expect(travellerOf(inNexus, NOW)).toEqual(citizen);
    const premium = { ...inNexus, displaced: { ...gone, premiumUntil: new Date(NOW.getTime() + 1) } };
    expect([classOf(premium, NOW), classOf({ ...settler, galacticCitizen: true }, NOW)]).toEqual([
      "displaced",
      "galacticCitizen",
    ]);
  });

  test("the month's fourth visit is refused until the next month begins, and one that did not happen is given back", () => {
    let visits = oneMoreVisit(pilotWith(), resident, NOW);
    for (const count of [2, 3]) {
      visits = oneMoreVisit(pilotWith({ visits }), resident, NOW);
      expect(visits).toEqual({ month: "2102-01", count });
    }
    const refused = refusalOf(() => oneMoreVisit(pilotWith({ visits }), resident, NOW));
    expect(refused).toMatchObject({
      reason: "VISITS_USED_UP",
      metadata: { nextAt: "2102-02-01T00:00:00.000Z" },
    });
    expect(oneMoreVisit(pilotWith({ visits }), citizen, NOW).count).toBe(4);
    const february = new Date("2102-02-01T00:00:00Z");
    expect(oneMoreVisit(pilotWith({ visits }), resident, february)).toEqual({ month: "2102-02", count: 1 });
    expect(oneVisitLess(pilotWith({ visits }), "2102-01")).toEqual({ month: "2102-01", count: 2 });
    for (const visitMonth of ["2101-12", null])
      expect(oneVisitLess(pilotWith({ visits }), visitMonth)).toEqual(visits);
    expect(monthOf(new Date("2102-12-31T23:59:59Z"))).toBe("2102-12");
  });
});

describe("a passage", () => {
  const beside = { by: "platformGate", gateCount: 1, crossingUnits: 0 } as const;

  test("beside the Nexus takes a turn, 100 credits and five minutes; across it a turn a gate, and more by the distance", () => {
    expect(quoteOf(beside, citizen, false)).toEqual({
      feeCredits: 100,
      spentTenths: 10,
      customsMinutes: 0,
      transitMinutes: 5,
    });
    expect(quoteOf({ by: "platformGate", gateCount: 2, crossingUnits: 3_000 }, resident, false)).toEqual({
      feeCredits: 300,
      spentTenths: 20,
      customsMinutes: 10,
      transitMinutes: 11,
    });
  });

  test("express costs twice the fee for half the transit, rounded up, and no less customs", () => {
    fc.assert(
      fc.property(fc.nat(9_000), (crossingUnits) => {
        const way = { by: "platformGate", gateCount: 2, crossingUnits } as const;
        const [plain, express] = [quoteOf(way, resident, false), quoteOf(way, resident, true)];
        expect(express.feeCredits).toBe(2 * plain.feeCredits);
        expect(express.transitMinutes).toBe(Math.ceil(plain.transitMinutes / 2));
        expect(express.customsMinutes).toBe(10);
      }),
    );
  });

  test("costs no more than the call allows, else the refusal says how much", () => {
    const quote = quoteOf(beside, citizen, false);
    expect(() => requireWithin(quote, 0, 100)).not.toThrow();
    const refused = refusalOf(() => requireWithin(quote, 0, 99));
    expect(refused).toMatchObject({ reason: "PRICE_CHANGED", metadata: { totalCredits: 100 } });
  });

  test("is in one state at every instant, whatever its facts, and goes through them in their order", () => {
    const times = timesOf(quoteOf(beside, resident, false), NOW);
    const at = (ms: number) => new Date(NOW.getTime() + ms);
    expect([times.customsUntil, times.arrivesAt]).toEqual([at(10 * MINUTE_MS), at(15 * MINUTE_MS)]);
    const states = [0, 10 * MINUTE_MS, 15 * MINUTE_MS, 15 * MINUTE_MS + DAY_MS].flatMap((ms) =>
      [-1, 0, 1].map((by) => stateOf({ settled: null, ...times }, at(ms + by))),
    );
    const around = (before: string, after: string) => [before, after, after];
    expect(states).toEqual([
      ...around("customs", "customs"),
      ...around("customs", "inTransit"),
      ...around("inTransit", "due"),
      ...around("due", "overdue"),
    ]);
    for (const how of ["arrived", "returned", "calledOff"] as const) {
      const settled: Passage["settled"] = { how, at: NOW, reason: null };
      for (const ms of [0, 3 * DAY_MS]) expect(stateOf({ settled, ...times }, at(ms))).toBe(how);
      expect(PASSAGE_STATES).toContain(how);
    }
  });

  test("lets its pilot do nothing else", () => {
    const refused = refusalOf(() => requireIn(pilotWith({ passageId: "p" }), "lyra"));
    expect(refused).toMatchObject({ reason: "IN_PASSAGE", metadata: { passageId: "p" } });
  });
});

test("the refuge is a sector of the refugee district, the same for one player at every look", () => {
  for (const sectorCount of [2_000, 5_000])
    for (let player = 0; player < 200; player++) {
      const { sectorNumber } = refugeOf(`player-${player}`, sectorCount);
      // The districts before it have three quarters of the Nexus, it has a twentieth.
      expect(sectorNumber).toBeGreaterThan(0.75 * sectorCount);
      expect(sectorNumber).toBeLessThanOrEqual(0.8 * sectorCount);
      expect(refugeOf(`player-${player}`, sectorCount).sectorNumber).toBe(sectorNumber);
    }
});
