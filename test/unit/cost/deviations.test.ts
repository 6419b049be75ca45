import { expect, test } from "vitest";
import type { Budget } from "../../../scripts/cost/budget.ts";
import { compare, type Measured } from "../../budgets/deviations.ts";

const nothing = { writes: 0, deletes: 0, tasks: 0 };
const list: Budget = { operation: "room/list", reads: [1, { of: "rows", atLeast: 1 }], ...nothing };
const joins: Budget = { operation: "room/join", way: "joins", reads: 6, writes: 3, deletes: 0, tasks: 0 };
const applies: Budget = {
  operation: "room/join",
  way: "applies",
  reads: 6,
  writes: 2,
  deletes: 0,
  tasks: 0,
};
const table = [list, joins, applies];

const request = (operation: string, bill: Partial<Measured["bill"]>, quantities = {}): Measured => {
  const whole = { reads: 0, ...nothing, ...bill };
  return { operation, where: "a chapter", bill: whole, ms: 12_000, contributed: {}, quantities };
};

test("a request that costs what one of the lines says meets it", () => {
  const played = [
    request("room/list", { reads: 4 }, { rows: 3 }),
    request("room/join", { reads: 6, writes: 2 }),
  ];
  const { deviations, met } = compare(played, table);
  expect(deviations).toEqual([]);
  expect([...met]).toEqual([list, applies]);
});

test.each([
  ["more", { reads: 5 }],
  ["less", { reads: 3 }],
  ["a write", { reads: 4, writes: 1 }],
  ["a delete", { reads: 4, deletes: 1 }],
  ["a task", { reads: 4, tasks: 1 }],
])("a request that costs %s is told with the line to paste", (_what, bill) => {
  const [deviation] = compare([request("room/list", bill, { rows: 3 })], table).deviations;
  expect(deviation).toContain("room/list (a chapter) cost");
  expect(deviation).toContain("room/list: 4 reads, 0 writes, 0 deletes, 0 tasks");
  expect(deviation).toContain(`list: [{ reads: ${bill.reads}`);
});

test("what a job pays to show how far it has come is in no line, and follows from how long it took", () => {
  const empties: Budget = { operation: "emptyRegion", reads: 9, writes: 4, deletes: 0, tasks: 0 };
  const deviationsOf = (bill: Partial<Measured["bill"]>) =>
    compare([request("emptyRegion", bill)], [empties]).deviations.length;
  expect([9, 10, 11].map((reads, shown) => deviationsOf({ reads, writes: 4 + shown }))).toEqual([0, 0, 0]);
  expect(deviationsOf({ reads: 12, writes: 7 })).toBe(1);
  expect(deviationsOf({ reads: 10, writes: 4 })).toBe(1);
});

test("an operation without a line is told so", () => {
  const [deviation] = compare([request("room/new", { reads: 2 })], table).deviations;
  expect(deviation).toContain("It has no line.");
});

test("a line whose quantities nobody has counted is not met", () => {
  const [deviation] = compare([request("room/list", { reads: 4 })], table).deviations;
  expect(deviation).toContain("room/list: needs rows");
});
