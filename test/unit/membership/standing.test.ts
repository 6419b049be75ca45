import { describe, expect, test } from "vitest";
import {
  demoted,
  departed,
  joined,
  naturalised,
  settled,
  unsettled,
  visited,
  weighted,
} from "../../../functions/src/membership/standing.ts";
import { votingPowerAt } from "../../../functions/src/membership/votingPower.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { at, citizen, member, refusal, resident } from "./members.ts";

const later = at(60);

test.each([
  [
    "a new home makes a visitor a resident",
    settled(member(), later),
    { standing: "resident", residentSince: later },
  ],
  [
    "a citizen who moves in stays a citizen",
    settled(citizen(), later),
    { standing: "citizen", citizenSince: at(0) },
  ],
  [
    "a home elsewhere takes residence, citizenship and weight",
    unsettled(citizen({ votingPower: 7 }), later),
    { standing: "visitor", residentSince: null, citizenSince: null, votingPower: 1, status: "active" },
  ],
  [
    "who leaves keeps the reputation and nothing else",
    departed(citizen({ reputation: 9, moderatorPermissions: ["region:{regionId}:members:manage"] }), later),
    { status: "left", standing: "visitor", reputation: 9, moderatorPermissions: [], citizenSince: null },
  ],
  [
    "who comes back has reputation and visits of before, and the present name",
    joined(
      member({ status: "left", reputation: -4, visits: 3 }),
      { uid: "ada", name: "Ada II" },
      "terra",
      later,
    ),
    { status: "active", standing: "visitor", reputation: -4, visits: 4, joinedAt: later, name: "Ada II" },
  ],
  [
    "a resident becomes a citizen",
    naturalised(resident(), later),
    { standing: "citizen", citizenSince: later },
  ],
  [
    "a demoted citizen is a resident whose time begins anew",
    demoted(citizen({ votingPower: 5 }), later),
    { standing: "resident", residentSince: later, citizenSince: null, votingPower: 1 },
  ],
  [
    "a demoted resident is a visitor",
    demoted(resident(), later),
    { standing: "visitor", residentSince: null },
  ],
  ["a citizen's vote can be weighed", weighted(citizen(), 8, later), { votingPower: 8 }],
] as const)("%s", (_what, after, expected) => {
  expect(after).toMatchObject(expected);
});

test.each([
  ["naturalise a visitor", () => naturalised(member(), later)],
  ["naturalise a citizen", () => naturalised(citizen(), later)],
  ["demote a visitor", () => demoted(member(), later)],
  ["weigh a resident's vote", () => weighted(resident(), 2, later)],
])("nobody can %s", (_what, act) => {
  expect(refusal(act)).toBe("STANDING_UNCHANGED");
});

describe("what a vote weighed before a loss stays known", () => {
  test.each([
    ["leaving", departed],
    ["moving away", unsettled],
    ["a demotion", demoted],
  ])("%s", (_what, lose) => {
    const after = lose(citizen({ votingPower: 3 }), later);
    expect(votingPowerAt(after, at(59))).toBe(3);
    expect(votingPowerAt(after, later)).toBe(0);
  });
});

test("a visit counts once a day", () => {
  const before = citizen({ visits: 4, lastVisitAt: later });
  const soon = new Date(later.getTime() + DAY_MS - 1);
  expect(visited(before, soon)).toBe(before);
  const nextDay = new Date(later.getTime() + DAY_MS);
  expect(visited(before, nextDay)).toEqual({ ...before, visits: 5, lastVisitAt: nextDay });
});
