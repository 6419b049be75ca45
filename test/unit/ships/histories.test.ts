import fc from "fast-check";
import { expect, test } from "vitest";
import { history } from "../../histories/ships/shipActs.ts";
import { Model } from "../../histories/ships/shipModel.ts";
import { applied, TO_THE_POINT } from "../../histories/ships/toThePoint.ts";

const HISTORIES = 200;

/** What so many histories come to, by the model alone; test/histories/ships plays them on the rooms. */
function comeTo(seed: number): Set<string> {
  const seen = new Set<string>();
  for (const [number, commands] of fc.sample(history, { seed, numRuns: HISTORIES }).entries()) {
    const model = new Model([
      { region: "ring", sector: 1 + (number % 7) },
      number % 2 === 1 ? { region: "nexus", sector: 4 } : { region: "ring", sector: 1 + (number % 5) },
    ]);
    for (const command of commands) {
      if (command.kind === "pass") model.pass(command.ms);
      else if (command.kind !== "repeat")
        for (const what of applied(model, command.by, command).came) seen.add(what);
    }
  }
  return seen;
}

test.each([2102, 1, 7, 77, 1_234_567, 1e9])("pilots' histories of seed %i come to each of these", (seed) => {
  const seen = comeTo(seed);
  expect(TO_THE_POINT.filter((what) => !seen.has(what))).toEqual([]);
});
