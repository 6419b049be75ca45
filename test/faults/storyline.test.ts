import { beforeAll, describe, expect, test } from "vitest";
import { registeredCallables, triggers } from "../../scripts/generate/registry.ts";
import { tellDrawn } from "../../scripts/suite/draw.ts";
import { drawn, faultSeed, possibleFaults, quick, runOf } from "../support/faultSeam/drawing.ts";
import { expectUnchanged } from "../support/faultSeam/rounds.ts";
import { type UndisturbedPlay, undisturbedPlay } from "../support/faultSeam/undisturbed.ts";

/**
 * In one round every operation meets one fault. FAULT_ROUND names one of those that `npm run test:long` plays; otherwise it
 * is the first of what takes no time.
 */
const round = process.env.FAULT_ROUND === undefined ? undefined : Number(process.env.FAULT_ROUND);

/** A play takes seconds; on a machine that is shared, minutes. */
const PATIENCE_MS = 600_000;

let undisturbed: UndisturbedPlay;
beforeAll(async () => {
  undisturbed = await undisturbedPlay(faultSeed);
}, PATIENCE_MS);

describe("the storyline", () => {
  test("plays every callable and runs every schedule of the registry", async () => {
    const played = new Set(undisturbed.steps.map(({ operation }) => operation));
    const deployed = [
      ...(await registeredCallables()).map(({ path }) => path),
      ...triggers().flatMap(({ name, kind }) => (kind === "schedule" ? [name] : [])),
    ];
    expect(
      deployed.filter((operation) => !played.has(operation)),
      "no chapter of test/support/storyline/chapters plays these, so no fault and no budget covers them",
    ).toEqual([]);
  });

  test("gives every task and job of the registry something to do", () => {
    const declared = triggers().flatMap(({ name, kind }) => (kind === "schedule" ? [] : [name]));
    const done = undisturbed.tasks;
    expect(declared.filter((task) => !done.has(task))).toEqual([]);
  });
});

const title = `a fault in every operation changes neither the end nor an answer (seed ${faultSeed})`;
test(title, { timeout: PATIENCE_MS }, async () => {
  const possible = possibleFaults(undisturbed.trace);
  const faults =
    round === undefined ? drawn(faultSeed, 1, quick(possible)) : drawn(faultSeed, round, possible);
  const all = [...possible.values()].reduce((sum, { length }) => sum + length, 0);
  tellDrawn({ what: "faults, one in every operation", drawn: Object.keys(faults).length, of: all });
  const which = round === undefined ? "" : ` FAULT_ROUND=${round}`;
  const repeat = `FAULT_SEED=${faultSeed}${which} npm test -- test/faults/storyline.test.ts`;
  await expectUnchanged(
    undisturbed,
    { run: runOf(faultSeed, "disturbed"), death: "request", faults },
    repeat,
  );
});
