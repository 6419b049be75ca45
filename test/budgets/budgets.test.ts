import { writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { nameOf } from "../../scripts/cost/budget.ts";
import { beyond, CONTRIBUTED_FILE, contributedIn, contributedTable } from "../../scripts/cost/contributed.ts";
import { TABLE } from "../../scripts/cost/table.ts";
import { draw } from "../../scripts/suite/draw.ts";
import { SMALL } from "../support/faultSeam/disturbedPlay.ts";
import { undisturbedPlay } from "../support/faultSeam/undisturbed.ts";
import { acts } from "../support/storyline/chapters.ts";
import type { Act } from "../support/storyline/story.ts";
import { otherWays, quietMinutes } from "./chapters.ts";
import { crowd } from "./crowd.ts";
import { type Comparison, compare, type Measured } from "./deviations.ts";
import { measure } from "./measure.ts";
import { otherVotes } from "./otherVotes.ts";
import { votes } from "./votes.ts";

/** Of plays that take seconds, and on a shared machine minutes. */
const PATIENCE_MS = 600_000;
let lastRun = Date.now() % 10_000_000_000;
const newRun = () => `run${String(++lastRun).padStart(10, "0")}`;

describe("in a small galaxy", () => {
  let played: Comparison;
  const costs: Measured[] = [];
  beforeAll(async () => {
    for (const act of acts) costs.push(...(await undisturbedPlay(act)).costs);
    costs.push(...(await measure(newRun(), [otherWays, votes, otherVotes, quietMinutes], SMALL)));
    played = compare(costs, TABLE);
  }, PATIENCE_MS);

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

describe("with 10,000 members, ballots of as many and 100 regions", () => {
  const LARGE = { members: 10_000, regions: 100 };
  const countless: Act = { title: "votes", rooms: [], chapters: [votes, quietMinutes], grows: true };
  const growing = [...acts.filter(({ grows }) => grows), countless];
  const others = acts.filter(({ grows }) => !grows);
  const drawn = draw(
    "acts of budgets whose costs do not grow",
    others,
    others.length / 4,
    ({ title }) => title,
  );

  test.each([...growing, ...drawn])(
    "$title costs the same, except where the table's formula grows",
    {
      timeout: PATIENCE_MS,
    },
    async ({ chapters }) => {
      const requests = await measure(newRun(), [crowd, ...chapters], LARGE);
      expect(compare(requests, TABLE).deviations).toEqual([]);
    },
  );
});
