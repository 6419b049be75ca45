import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { nameOf } from "../../scripts/cost/budget.ts";
import { beyond, CONTRIBUTED_FILE, contributedIn, contributedTable } from "../../scripts/cost/contributed.ts";
import { TABLE } from "../../scripts/cost/table.ts";
import { undisturbedPlays } from "../support/faultSeam/undisturbed.ts";
import { smallActs } from "./acts.ts";
import { compare } from "./deviations.ts";

const plays = undisturbedPlays();
const costs = [...plays.values()].flatMap((play) => play.costs);
const missing = smallActs.filter(({ title }) => !plays.has(title)).map(({ title }) => title);
const seen = contributedIn(costs);

test("what rooms contribute to each other's operations is what the page of costs says", () => {
  if (process.env.RECORD === "true" && missing.length === 0)
    writeFileSync(CONTRIBUTED_FILE, `${JSON.stringify(seen, null, 2)}\n`);
  expect(beyond(seen, contributedTable()), "`RECORD=true npm test -- test/budgets` writes it anew").toEqual(
    [],
  );
});

test("every act has been measured, or this is a part of a run", () => {
  if (process.env.WHOLE_SUITE === "true") expect(missing).toEqual([]);
});

if (missing.length === 0) {
  test("every line of the table is met by some request", () => {
    const { met } = compare(costs, TABLE);
    const unmet = TABLE.filter((line) => line.sometimes === undefined && !met.has(line));
    expect(unmet.map(nameOf)).toEqual([]);
  });

  test("every operation to which rooms contribute has been seen", () => {
    // Those that a play may pass without are not missed.
    const always = Object.keys(contributedTable()).filter((operation) =>
      TABLE.every((line) => line.operation !== operation || line.sometimes === undefined),
    );
    expect(always.filter((operation) => seen[operation] === undefined)).toEqual([]);
  });
}
