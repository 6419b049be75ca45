import { expect, test } from "vitest";
import { MINUTE_MS } from "../../functions/src/platform/duration.ts";
import { drawn, faultSeed, possibleFaults, without } from "../support/faultSeam/drawing.ts";
import { expectUnchanged } from "../support/faultSeam/rounds.ts";
import { undisturbedPlay } from "../support/faultSeam/undisturbed.ts";
import { grant, openAccounts } from "../support/ledger/ledger.ts";
import { players } from "../support/storyline/chapters/players.ts";
import { endRepublic } from "../support/storyline/republicsEnd.ts";
import { runOf } from "../support/storyline/start.ts";
import type { Act, Chapter } from "../support/storyline/story.ts";

const PHASES = [
  "freezeRegion",
  "exportMembers",
  "settleTreasury",
  "evacuateMembers",
  "archiveRegion",
  "emptyRegion",
] as const;
const phaseOf = (operation: string) => PHASES.find((phase) => operation.includes(phase));

/** A treasury that does not divide, a vote and an election under way, somebody at home: to the last document. */
const ending: Chapter = {
  title: "ending",
  async play(story) {
    const treasury = `treasury:${story.regionId("wane")}` as const;
    await openAccounts({ accountId: treasury, regionId: story.regionId("wane") });
    await grant(treasury, 1_003);
    await endRepublic(story);
    story.advance(15 * MINUTE_MS);
    await story.schedule("confirmEmptied");
    await story.settle();
  },
};
const act: Act = {
  title: "a region's end",
  rooms: ["closing"],
  chapters: [players, ending],
  grows: false,
};

/**
 * In each round every step of every phase is to meet the next of its faults. What strikes one step puts the steps after it off, and
 * they come again in a later round: the first step that has a fault left always meets it.
 */
const MOST_ROUNDS = 250;

test(`every phase of a region's end meets every fault at every commit, and the end is the same (seed ${faultSeed})`, {
  timeout: 2 * 3_600_000,
}, async () => {
  const undisturbed = await undisturbedPlay(act);
  const all = new Map([...possibleFaults(undisturbed.trace)].filter(([operation]) => phaseOf(operation)));
  expect(new Set([...all.keys()].map(phaseOf))).toEqual(new Set(PHASES));
  let left = all;
  for (let round = 1; left.size > 0 && round <= MOST_ROUNDS; round++) {
    const faults = drawn(faultSeed, round, left, () => act.title);
    const death = round % 2 === 0 ? "process" : "request";
    const run = runOf(faultSeed, `${act.title} ${round}`);
    const repeat = `FAULT_SEED=${faultSeed} npm run test:long -- test/long/closingFaults.test.ts`;
    const struck = await expectUnchanged(act, undisturbed, { run, death, faults }, repeat);
    left = new Map(without(left, faults, struck));
    console.log(`round ${round}: ${struck.size} faults struck, ${[...left.values()].flat().length} left`);
  }
  expect(
    [...left].flatMap(([operation, faults]) =>
      faults.map((fault) => `${operation}: ${JSON.stringify(fault)}`),
    ),
    "these faults could not be brought about",
  ).toEqual([]);
});
