import { expect, test } from "vitest";
import {
  chaptersOf,
  drawn,
  faultSeed,
  type Possible,
  possibleFaults,
  roundsOf,
  stillLeft,
  without,
} from "../support/faultSeam/drawing.ts";
import { expectUnchanged } from "../support/faultSeam/rounds.ts";
import { undisturbedPlay } from "../support/faultSeam/undisturbed.ts";
import { acts } from "../support/storyline/chapters.ts";
import { runOf } from "../support/storyline/start.ts";

/** In every such round a crash takes the whole worker, and with it whatever else that was doing. */
const PROCESS_EVERY = 4;
/** Rounds in a row in which nothing new strikes: what is left then can never meet its fault. */
const MOST_IDLE_ROUNDS = 4;

test.each(acts)(
  `every operation meets every fault, and nothing changes (seed ${faultSeed}): $title`,
  {
    timeout: 3 * 3_600_000,
  },
  async (act) => {
    const undisturbed = await undisturbedPlay(act);
    const chapterOf = chaptersOf(undisturbed.steps);
    const all = possibleFaults(undisturbed.trace);
    const rounds = roundsOf(all);
    let left: Possible = all;
    let idle = 0;
    for (let round = 1; left.size > 0 && idle < MOST_IDLE_ROUNDS; round++) {
      // First all of them in turn; then those that were overtaken by others.
      const faults =
        round <= rounds
          ? stillLeft(drawn(faultSeed, round, all, chapterOf), left)
          : drawn(faultSeed, round, left, chapterOf);
      const death = round % PROCESS_EVERY === 0 ? "process" : "request";
      const repeat =
        round <= rounds && death === "request"
          ? `FAULT_SEED=${faultSeed} FAULT_ROUND=${round} npm test -- test/faults/storyline.test.ts -t "${act.title}"`
          : `FAULT_SEED=${faultSeed} npm run test:long -- test/long/faults.test.ts -t "${act.title}"`;
      const run = runOf(faultSeed, `${act.title} ${round}`);
      const struck = await expectUnchanged(act, undisturbed, { run, death, faults }, repeat);
      const before = countOf(left);
      left = without(left, faults, struck);
      idle = countOf(left) < before ? 0 : idle + 1;
      console.log(
        `${act.title}, round ${round}: ${struck.size} faults struck, ${countOf(left)} left of ${countOf(all)}`,
      );
    }
    // Which of two parallel steps commits last is chance: what an operation met at another of its commits, it has met.
    const unmet = [...left].flatMap(([operation, faults]) =>
      faults
        .filter(({ kind }) =>
          all.get(operation)!.every((fault) => fault.kind !== kind || faults.includes(fault)),
        )
        .map(({ kind }) => `${operation}: ${kind}`),
    );
    expect(unmet, "these faults could not be brought about").toEqual([]);
  },
);

function countOf(possible: Possible): number {
  return [...possible.values()].reduce((sum, { length }) => sum + length, 0);
}
