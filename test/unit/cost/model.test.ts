import { describe, expect, test } from "vitest";
import { monthOf, runsAMonth, sum, usageOf } from "../../../scripts/cost/model.ts";
import { dollarsOf } from "../../../scripts/cost/prices.ts";
import { ACTIVITIES } from "../../../scripts/cost/table.ts";

const minutely = { name: "sweep", kind: "schedule", cron: "* * * * *", queue: "platformWorker" } as const;
const counting = {
  name: "refreshMemberCounts",
  kind: "schedule",
  cron: "*/5 * * * *",
  queue: "regionsWorker",
} as const;
const totalOf = (regions: number, residents: number) =>
  sum(monthOf({ regions, residents }, [minutely, counting]).map(({ usage }) => usage));

describe("prices", () => {
  test.each([
    [{ reads: 100_000 }, 0.03],
    [{ writes: 100_000 }, 0.09],
    [{ deletes: 100_000 }, 0.01],
    [{ requests: 1_000_000, taskOperations: 1_000_000 }, 0.8],
    [{ schedulerJobs: 3 }, 0.3],
  ])("%j costs $%f", (usage, dollars) => expect(dollarsOf(usage)).toBeCloseTo(dollars, 10));
});

test.each([
  ["* * * * *", 43_200],
  ["*/5 * * * *", 8_640],
  ["17 * * * *", 720],
  ["0 3 * * *", 30],
  ["0,30 6-9 1 * *", 8],
])("%s runs %i times in thirty days", (cron, runs) => expect(runsAMonth(cron)).toBe(runs));

test("a read by a client bills what the rules look up", () => {
  const chart = { reads: "chart", place: "region", documents: 1 } as const;
  expect(usageOf({ ...chart, by: "member" })).toEqual({ reads: 2 });
  expect(usageOf({ ...chart, by: "owner" })).toEqual({ reads: 3 });
});

test("a call that changes something pays for the deletion of its stored answer", () => {
  expect(usageOf({ operation: "membership/setHomeRegion" })).toMatchObject({ deletes: 1, requests: 1 });
  expect(usageOf({ operation: "players/getProfile" })).toMatchObject({ deletes: 0, requests: 1 });
});

test("a task is paid for when it is enqueued and when it is delivered", () => {
  const retry = { operation: "regions/retryProvisioning", quantities: { steps: 10 } };
  expect(usageOf(retry)).toMatchObject({ taskOperations: 20 });
});

test("an act that the table does not know is not free", () => {
  expect(() => usageOf({ operation: "room/unknown" })).toThrow("room/unknown");
});

test("players, regions and the platform add up", () => {
  const [none, region, players, both] = [totalOf(0, 0), totalOf(1, 0), totalOf(0, 500), totalOf(1, 500)].map(
    dollarsOf,
  );
  expect(both! - none!).toBeCloseTo(region! - none! + (players! - none!), 9);
  expect(dollarsOf(totalOf(2, 1_000)) - none!).toBeCloseTo(2 * (both! - none!), 9);
});

test("twelve flights, four looks and two dockings a day of who plays in a region of 500 residents cost a dollar a month at most", () => {
  const ofADay: Readonly<Record<string, number>> = {
    Flies: 12,
    "Flies, map not in memory": 0.2,
    "Looks around": 4,
    Docks: 2,
  };
  const perDay = ACTIVITIES.filter(({ what }) => what in ofADay).map(({ what, perPlayerDay }) => [
    what,
    perPlayerDay,
  ]);
  expect(Object.fromEntries(perDay)).toEqual(ofADay);
  const lines = monthOf({ regions: 1, residents: 500 }, [minutely]).filter(({ what }) => what in ofADay);
  expect(dollarsOf(sum(lines.map(({ usage }) => usage)))).toBeLessThanOrEqual(1);
});

test("ten trades a day of who plays in a region of 500 residents, with their quotes and what the region does for them, cost $1.25 a month at most", () => {
  const perDay = (what: string) => ACTIVITIES.find((one) => one.what === what)!.perPlayerDay!;
  expect(perDay("Trades")).toBe(10);
  const lines = monthOf({ regions: 1, residents: 500 }, [minutely]);
  const dollars = (what: string) => dollarsOf(lines.find((line) => line.what === what)!.usage);
  const quotes = dollars("Asks for a quote") * (perDay("Trades") / perDay("Asks for a quote"));
  const others = [
    "Trades",
    "Claims of a day are paid",
    "A treasury's month is closed",
    "Boards of prices are written",
    "Figures of the day are taken",
    "Members look at what a law would bring",
  ];
  expect(others.reduce((total, what) => total + dollars(what), quotes)).toBeLessThanOrEqual(1.25);
});

test("each activity has its line", () => {
  const lines = monthOf({ regions: 1, residents: 1 }, [minutely]).map(({ what }) => what);
  expect(lines).toEqual(expect.arrayContaining(ACTIVITIES.map(({ what }) => what)));
});
