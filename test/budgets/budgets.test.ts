import { beforeAll, describe, expect, test } from "vitest";
import { nameOf } from "../../scripts/cost/budget.ts";
import { TABLE } from "../../scripts/cost/table.ts";
import { faultSeed } from "../support/faultSeam/drawing.ts";
import { undisturbedPlay } from "../support/faultSeam/undisturbed.ts";
import { chapters } from "../support/storyline/chapters.ts";
import { quietMinutes } from "./chapters.ts";
import { type Comparison, compare } from "./deviations.ts";
import { measure } from "./measure.ts";
import { votes } from "./votes.ts";

/** A minute on two busy cores. */
const PLAY_MS = 240_000;
let lastRun = Date.now() % 10_000_000_000;
const newRun = () => `run${String(++lastRun).padStart(10, "0")}`;

describe("in a small galaxy", () => {
  let played: Comparison;
  beforeAll(async () => {
    played = compare((await undisturbedPlay(faultSeed)).costs, TABLE);
  }, PLAY_MS);

  test("every request costs what the table says, no more and no less", () => {
    expect(played.deviations).toEqual([]);
  });

  test("every line of the table is met by some request", () => {
    const unmet = TABLE.filter((line) => line.sometimes === undefined && !played.met.has(line));
    expect(unmet.map(nameOf)).toEqual([]);
  });
});

test("with 10,000 members, ballots of as many and 100 regions it costs the same, except where the table's formula grows", {
  timeout: PLAY_MS,
}, async () => {
  const all = [...chapters, votes, quietMinutes];
  const requests = await measure(newRun(), all, { members: 10_000, regions: 100 });
  expect(compare(requests, TABLE).deviations).toEqual([]);
});
