import { writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { nameOf } from "../../scripts/cost/budget.ts";
import { beyond, CONTRIBUTED_FILE, contributedIn, contributedTable } from "../../scripts/cost/contributed.ts";
import { TABLE } from "../../scripts/cost/table.ts";
import { faultSeed } from "../support/faultSeam/drawing.ts";
import { undisturbedPlay } from "../support/faultSeam/undisturbed.ts";
import { chapters } from "../support/storyline/chapters.ts";
import { quietMinutes } from "./chapters.ts";
import { type Comparison, compare, type Measured } from "./deviations.ts";
import { measure } from "./measure.ts";
import { votes } from "./votes.ts";

/** A minute on two busy cores. */
const PLAY_MS = 240_000;
let lastRun = Date.now() % 10_000_000_000;
const newRun = () => `run${String(++lastRun).padStart(10, "0")}`;

describe("in a small galaxy", () => {
  let played: Comparison;
  let costs: readonly Measured[];
  beforeAll(async () => {
    ({ costs } = await undisturbedPlay(faultSeed));
    played = compare(costs, TABLE);
  }, PLAY_MS);

  test("every request costs what the table says, no more and no less", () => {
    expect(played.deviations).toEqual([]);
  });

  test("every line of the table is met by some request", () => {
    const unmet = TABLE.filter((line) => line.sometimes === undefined && !played.met.has(line));
    expect(unmet.map(nameOf)).toEqual([]);
  });

  test("what rooms contribute to each other's operations is what the page of costs says", () => {
    const seen = contributedIn(costs);
    if (process.env.RECORD === "true") writeFileSync(CONTRIBUTED_FILE, `${JSON.stringify(seen, null, 2)}\n`);
    expect(beyond(seen, contributedTable()), "`RECORD=true npm test -- test/budgets` writes it anew").toEqual(
      [],
    );
    // Those that a play may pass without are not missed.
    const always = Object.keys(contributedTable()).filter((operation) =>
      TABLE.every((line) => line.operation !== operation || line.sometimes === undefined),
    );
    expect(always.filter((operation) => seen[operation] === undefined)).toEqual([]);
  });
});

test("with 10,000 members, ballots of as many and 100 regions it costs the same, except where the table's formula grows", {
  timeout: PLAY_MS,
}, async () => {
  const all = [...chapters, votes, quietMinutes];
  const requests = await measure(newRun(), all, { members: 10_000, regions: 100 });
  expect(compare(requests, TABLE).deviations).toEqual([]);
});
