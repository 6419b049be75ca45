import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  COUNCIL_SEATS,
  councilSeats,
  dueElection,
  type ElectionCause,
  isCallable,
  isElective,
  isVacant,
  methodOf,
  neverElected,
  OFFICES,
  type OfficeRecord,
  officeSchema,
  termDays,
  termsServed,
  vacatedBy,
} from "../../../functions/src/governance/offices/office.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { configuration } from "./electionFacts.ts";

const NOW = new Date("2102-05-01T12:00:00Z");
const { governance } = configuration({ electionEveryDays: 45, councilMethod: "meekStv" });

function called(office: OfficeRecord["office"], cause: ElectionCause, opensInDays: number): OfficeRecord {
  const nominationsOpenAt = after(NOW, opensInDays * DAY_MS);
  return { ...neverElected("vega", office), election: { electionId: "e", cause, nominationsOpenAt } };
}

describe("a council's seats", () => {
  test.each([
    [0, 5],
    [99, 5],
    [100, 7],
    [299, 9],
    [499, 13],
    [500, 15],
    [1_000_000, 15],
  ])("for %d citizens are %d", (citizens, seats) => {
    expect(councilSeats(citizens)).toBe(seats);
  });

  test("are odd, within the bounds, and never fewer for more citizens", () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(2_000), (a, b) => {
        const seats = councilSeats(a);
        expect(seats % 2).toBe(1);
        expect(seats).toBeGreaterThanOrEqual(COUNCIL_SEATS.minimum);
        expect(seats).toBeLessThanOrEqual(COUNCIL_SEATS.maximum);
        expect(councilSeats(a + b)).toBeGreaterThanOrEqual(seats);
      }),
    );
  });
});

test("a council sits for 180 days, the others as long as the region says", () => {
  expect(OFFICES.map((office) => termDays(office, governance))).toEqual([45, 180, 45]);
});

test("each office has its own method", () => {
  expect(OFFICES.map((office) => methodOf(office, governance))).toEqual([
    "rankedChoice",
    "meekStv",
    "approval",
  ]);
});

test("only an autocracy's governor is not elected", () => {
  const types = ["autocracy", "democracy", "council"] as const;
  const elective = types.map((type) => OFFICES.filter((office) => isElective(office, { type })));
  expect(elective).toEqual([["councilMember", "ambassador"], [...OFFICES], [...OFFICES]]);
});

test("an office counts as vacant without a holder, a council with fewer than three", () => {
  expect(isVacant("governor", 0)).toBe(true);
  expect(isVacant("ambassador", 1)).toBe(false);
  expect([2, 3].map((count) => isVacant("councilMember", count))).toEqual([true, false]);
});

test("the record of an office that nobody was ever elected to is a valid document", () => {
  for (const office of OFFICES)
    expect(officeSchema.safeParse(neverElected("vega", office)).success).toBe(true);
});

describe("the election that is due", () => {
  test("is one of a vacancy where nobody is in office and none is called", () => {
    expect(dueElection(neverElected("vega", "governor"), 0, NOW)).toBe("vacancy");
  });

  test("is an ordinary one where somebody is in office and none is called, as after an autocracy", () => {
    expect(dueElection(neverElected("vega", "governor"), 1, NOW)).toBe("term");
  });

  test("replaces the scheduled one where the office has become vacant", () => {
    expect(dueElection(called("councilMember", "term", 60), 2, NOW)).toBe("vacancy");
    expect(dueElection(called("councilMember", "term", 60), 3, NOW)).toBeNull();
  });

  test("is none once the nominations of the called one have opened", () => {
    expect(dueElection(called("governor", "term", 0), 0, NOW)).toBeNull();
    expect(dueElection(called("governor", "term", -10), 0, NOW)).toBeNull();
  });

  test("leaves another try after a failed election where it is", () => {
    expect(dueElection(called("governor", "repeat", 16), 0, NOW)).toBeNull();
  });
});

describe("a term", () => {
  const since = NOW;
  const inDays = (count: number) => after(NOW, count * DAY_MS);
  const elected = (leftAfter: number | null = null): OfficeRecord => ({
    ...neverElected("vega", "governor"),
    holders: [{ uid: "ann", since, terms: 2 }],
    leavings: leftAfter === null ? [] : [{ uid: "ann", at: inDays(leftAfter) }],
    termEndsAt: inDays(90),
  });

  test.each([
    ["when half of it was served", null, 45, null, 2],
    ["not a day before", null, 44, null, 1],
    ["not where a resignation ended it before", 44, 90, null, 1],
    ["where a resignation ended it after half", 45, 90, null, 2],
    ["not where the citizenship was lost before", null, 90, 44, 1],
  ] as const)("counts for the limit %s", (_when, left, until, lost, terms) => {
    const lostAt = lost === null ? null : inDays(lost);
    expect(termsServed(elected(left), "ann", { until: inDays(until), lostAt })).toBe(terms);
  });

  test("of somebody else counts for nobody", () => {
    expect(termsServed(elected(), "ben", { until: inDays(90), lostAt: null })).toBe(0);
  });

  test.each([
    ["in its last third", 1, 60, true],
    ["not a day before", 1, 59, false],
    ["once it is over", 1, 91, true],
    ["where the office is vacant", 0, 1, true],
  ])("can be cut short by an officer %s", (_when, holders, day, callable) => {
    expect(isCallable(elected(), holders, inDays(day))).toBe(callable);
  });

  test("that nobody was elected to can be called to election at any time", () => {
    expect(isCallable(neverElected("vega", "governor"), 1, NOW)).toBe(true);
  });

  test("that a recall has ended is remembered until somebody is elected", () => {
    const vacated = vacatedBy(elected(), "ann", inDays(10), true);
    expect(vacated).toMatchObject({ recalledUids: ["ann"], leavings: [{ uid: "ann", at: inDays(10) }] });
    expect(vacatedBy(vacated, "ann", inDays(11), true).recalledUids).toEqual(["ann"]);
    expect(vacatedBy(elected(), "ann", inDays(10), false).recalledUids).toEqual([]);
  });
});
