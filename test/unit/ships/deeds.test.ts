import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ACHIEVEMENTS, moreVisits } from "../../../functions/src/ships/pilots/achievements.ts";
import {
  afterFight,
  afterFlight,
  afterPassage,
  afterRide,
  type Deeds,
  deedsField,
  NO_DEEDS,
  sectorsSeen,
} from "../../../functions/src/ships/pilots/deeds.ts";

const earned = (deeds: Deeds) => ACHIEVEMENTS.filter(({ isEarned }) => isEarned(deeds)).map(({ id }) => id);
const run = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

describe("the sectors in which a pilot has been", () => {
  test("are counted once each, in whatever order and however often", () => {
    const sector = fc.integer({ min: 1, max: 5_000 });
    fc.assert(
      fc.property(
        fc.array(fc.array(sector, { minLength: 1, maxLength: 50 }), { maxLength: 20 }),
        (flights) => {
          const deeds = flights.reduce((before, sectors) => afterFlight(before, "nexus", sectors), NO_DEEDS);
          expect(sectorsSeen(deeds, "nexus")).toBe(new Set(flights.flat()).size);
          expect(deeds.warps).toBe(flights.flat().length);
          expect(deedsField.parse(deeds)).toEqual(deeds);
        },
      ),
    );
  });

  test("are kept of the first ten regions", () => {
    const regions = run(0, 12).map((number) => `region-${number}`);
    const deeds = regions.reduce(
      (before, regionId) => afterPassage(before, { regionId, sectorNumber: 7 }),
      NO_DEEDS,
    );
    expect(deeds).toMatchObject({ passages: 12 });
    expect(deeds.charted.map(({ regionId }) => regionId)).toEqual(regions.slice(0, 10));
    expect([sectorsSeen(deeds, "region-9"), sectorsSeen(deeds, "region-11")]).toEqual([1, 0]);
  });
});

test("a fight counts as victory, escape or loss, or as nothing where both stand", () => {
  const after = (own: "stands" | "fled" | "destroyed", others: "stands" | "fled" | "destroyed") => {
    const { victories, escapes, losses } = afterFight(NO_DEEDS, own, others);
    return [victories, escapes, losses];
  };
  expect(after("stands", "destroyed")).toEqual([1, 0, 0]);
  expect(after("fled", "stands")).toEqual([0, 1, 0]);
  expect(after("destroyed", "destroyed")).toEqual([0, 0, 1]);
  expect(after("stands", "fled")).toEqual([0, 0, 0]);
});

describe("the twenty achievements", () => {
  test("each have an id of their own, and nobody begins with one", () => {
    expect(new Set(ACHIEVEMENTS.map(({ id }) => id)).size).toBe(20);
    expect(earned(NO_DEEDS)).toEqual([]);
  });

  test("follow from deeds at their bounds", () => {
    expect(earned(afterFlight(NO_DEEDS, "lyra", run(1, 49)))).toEqual(["first_light"]);
    expect(earned(afterFlight(NO_DEEDS, "lyra", run(1, 50)))).toEqual(["first_light", "surveyor"]);
    expect(earned(afterFlight(NO_DEEDS, "lyra", run(1, 500)))).toContain("home_ground");
    expect(earned(afterFlight(NO_DEEDS, "nexus", run(1, 500)))).not.toContain("home_ground");
    expect(earned(afterFlight(NO_DEEDS, "nexus", run(1, 1_000)))).toEqual(
      expect.arrayContaining(["nexus_walker", "nexus_master", "astrographer"]),
    );
    expect(earned(afterRide({ ...NO_DEEDS, rides: 9 }, { regionId: "nexus", sectorNumber: 1 }))).toEqual([
      "rider",
    ]);
    expect(earned({ ...NO_DEEDS, victories: 10, escapes: 5, losses: 99 })).toEqual([
      "victor",
      "ace",
      "slippery",
    ]);
  });

  test("once earned are never lost by anything done later", () => {
    const act = fc.oneof(
      fc
        .array(fc.integer({ min: 1, max: 500 }), { minLength: 1 })
        .map((sectors) => (deeds: Deeds) => afterFlight(deeds, "lyra", sectors)),
      fc
        .constantFrom("stands", "fled", "destroyed")
        .map((end) => (deeds: Deeds) => afterFight(deeds, end as "stands", "destroyed")),
      fc
        .nat(20)
        .map((number) => (deeds: Deeds) => afterPassage(deeds, { regionId: `r-${number}`, sectorNumber: 1 })),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let deeds = NO_DEEDS;
        for (const next of acts) {
          const before = earned(deeds);
          deeds = next(deeds);
          expect(earned(deeds)).toEqual(expect.arrayContaining(before));
        }
      }),
    );
  });

  test("two of them add a visit a month each", () => {
    expect(moreVisits(NO_DEEDS)).toBe(0);
    const charted = afterFlight(NO_DEEDS, "lyra", run(1, 250));
    expect(moreVisits(charted)).toBe(1);
    expect(moreVisits({ ...charted, passages: 50 })).toBe(2);
    expect(ACHIEVEMENTS.filter(({ addsVisit }) => addsVisit)).toHaveLength(2);
  });
});
