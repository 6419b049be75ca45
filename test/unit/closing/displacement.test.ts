import { expect, test } from "vitest";
import { announcedAt, wasSettledAt } from "../../../functions/src/closing/residence.ts";
import { displacement } from "../../../functions/src/players/displacement.ts";

const day = (number: number) => new Date(Date.UTC(2102, 0, 1) + number * 86_400_000);
const home = { regionId: "lyra", wasSettled: true };

test.each([
  ["for the first time", null, home, day(90)],
  ["who was not settled there", null, { ...home, wasSettled: false }, null],
  [
    "again within a year of the last one",
    { fromRegionId: "vega", since: day(-300), premiumUntil: day(-210), dueAt: null },
    home,
    day(-210),
  ],
  [
    "again while it runs",
    { fromRegionId: "vega", since: day(-30), premiumUntil: day(60), dueAt: day(60) },
    home,
    day(60),
  ],
  [
    "again a year later",
    { fromRegionId: "vega", since: day(-365), premiumUntil: day(-275), dueAt: null },
    home,
    day(90),
  ],
  [
    "after a displacement that brought none",
    { fromRegionId: "vega", since: day(-3), premiumUntil: null, dueAt: null },
    home,
    day(90),
  ],
] as const)("premium of a displaced player %s", (_what, displaced, from, premiumUntil) => {
  expect(displacement({ displaced }, from, day(0))).toEqual({
    fromRegionId: "lyra",
    since: day(0),
    premiumUntil,
    // Billing looks at once at premium that runs.
    dueAt: premiumUntil !== null && premiumUntil > day(0) ? day(0) : null,
  });
});

test("seven days of residence count up to when the end was announced", () => {
  const member = { status: "active", residentSince: day(0) } as const;
  expect(wasSettledAt(member, day(7))).toBe(true);
  expect(wasSettledAt(member, new Date(day(7).getTime() - 1))).toBe(false);
  expect(wasSettledAt({ ...member, status: "banned" }, day(9))).toBe(false);
  expect(wasSettledAt({ ...member, residentSince: null }, day(9))).toBe(false);
  const hold = { since: day(4), until: day(7) };
  const none = { billing: null, platform: null };
  expect(announcedAt({ holds: { ...none, billing: hold }, closesAt: null }, day(7))).toEqual(day(4));
  expect(announcedAt({ holds: none, closesAt: null }, day(7))).toEqual(day(7));
  expect(announcedAt({ holds: none, closesAt: day(9) }, day(9))).toEqual(day(2));
});
