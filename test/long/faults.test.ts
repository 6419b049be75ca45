import { beforeAll, expect, test } from "vitest";
import {
  drawn,
  faultSeed,
  type Possible,
  possibleFaults,
  runOf,
  stillLeft,
  without,
} from "../support/faultSeam/drawing.ts";
import { expectUnchanged } from "../support/faultSeam/rounds.ts";
import { type UndisturbedPlay, undisturbedPlay } from "../support/faultSeam/undisturbed.ts";

/** In every such round a crash takes the whole worker, and with it whatever else that was doing. */
const PROCESS_EVERY = 4;
/** Rounds in a row in which nothing new strikes: what is left then can never meet its fault. */
const MOST_IDLE_ROUNDS = 4;

let undisturbed: UndisturbedPlay;
beforeAll(async () => {
  undisturbed = await undisturbedPlay(faultSeed);
});

test(`every operation meets every fault, and nothing changes (seed ${faultSeed})`, {
  timeout: 3 * 3_600_000,
}, async () => {
  const all = possibleFaults(undisturbed.trace);
  const rounds = Math.max(...[...all.values()].map(({ length }) => length));
  let left: Possible = all;
  let idle = 0;
  for (let round = 1; left.size > 0 && idle < MOST_IDLE_ROUNDS; round++) {
    // First all of them in turn; then those that were overtaken by others.
    const faults =
      round <= rounds ? stillLeft(drawn(faultSeed, round, all), left) : drawn(faultSeed, round, left);
    const death = round % PROCESS_EVERY === 0 ? "process" : "request";
    const repeat =
      round <= rounds && death === "request"
        ? `FAULT_SEED=${faultSeed} FAULT_ROUND=${round} npm test -- test/faults/storyline.test.ts`
        : `FAULT_SEED=${faultSeed} npm run test:long -- test/long/faults.test.ts`;
    const run = runOf(faultSeed, `long ${round}`);
    const struck = await expectUnchanged(undisturbed, { run, death, faults }, repeat);
    const before = countOf(left);
    left = without(left, faults, struck);
    idle = countOf(left) < before ? 0 : idle + 1;
    console.log(`round ${round}: ${struck.size} faults struck, ${countOf(left)} left of ${countOf(all)}`);
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
});

function countOf(possible: Possible): number {
  return [...possible.values()].reduce((sum, { length }) => sum + length, 0);
}
