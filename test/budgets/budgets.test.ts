import { describe, expect, test } from "vitest";
import { TABLE } from "../../scripts/cost/table.ts";
import { drawnFrom, tellDrawn } from "../../scripts/suite/draw.ts";
import { undisturbedPlay } from "../support/faultSeam/undisturbed.ts";
import { acts } from "../support/storyline/chapters.ts";
import { ownActs } from "../support/storyline/ownActs.ts";
import type { Act } from "../support/storyline/story.ts";
import { countless, smallActs } from "./acts.ts";
import { crowd } from "./crowd.ts";
import { compare } from "./deviations.ts";
import { measure } from "./measure.ts";

/** Of plays that take seconds, and on a shared machine minutes. */
const PATIENCE_MS = 600_000;
let lastRun = Date.now() % 10_000_000_000;
const newRun = () => `run${String(++lastRun).padStart(10, "0")}`;

describe("in a small galaxy", () => {
  test.each(ownActs(smallActs))(
    "every request costs what the table says, no more and no less: $title",
    { timeout: PATIENCE_MS },
    async (act) => {
      const { costs } = await undisturbedPlay(act);
      expect(compare(costs, TABLE).deviations).toEqual([]);
    },
  );
});

const LARGE = { members: 10_000, regions: 100 };
const steady = acts.filter((act) => !act.grows || act.steady !== undefined);
const drawn = drawnFrom(steady, Math.round(steady.length / 4), ({ title }) => title);
tellDrawn({
  what: "acts whose costs do not grow, or whose last chapters' do not",
  drawn: ownActs(drawn).length,
  of: ownActs(steady).length,
});
const growing = acts.filter((act) => act.grows && !drawn.includes(act)).map(withoutSteady);

// In no group: a lane may have drawn none of its acts, and a group without a test fails.
test.each(ownActs([...growing, ...drawn, countless]))(
  "with 10,000 members, ballots of as many and 100 regions $title costs the same, except where the table's formula grows",
  { timeout: PATIENCE_MS },
  async ({ chapters }) => {
    const requests = await measure(newRun(), [crowd, ...chapters], LARGE);
    expect(compare(requests, TABLE).deviations).toEqual([]);
  },
);

function withoutSteady(act: Act): Act {
  return { ...act, chapters: act.chapters.filter((chapter) => !act.steady?.includes(chapter)) };
}
