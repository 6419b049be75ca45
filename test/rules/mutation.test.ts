import { expect, test } from "vitest";
import { drawnMutants } from "../support/rulesMutation/mutants.ts";
import { runMutants, runUnchanged } from "../support/rulesMutation/run.ts";

// Half a minute on two cores; the limit is for a machine that has other things to do.
test("the matrix notices every change of one condition or operation", { timeout: 900_000 }, async () => {
  const verdicts = await runMutants(drawnMutants);
  const survivors = verdicts.filter(({ noticedBy }) => noticedBy === null);
  expect(survivors.map(({ name }) => `firestore.rules:${name}`)).toEqual([]);
  // An empty run would notice everything, too.
  expect(verdicts.length).toBeGreaterThan(150);
});

test("the rules of a path alone answer as the whole does", { timeout: 900_000 }, async () => {
  const verdicts = await runUnchanged();
  expect(verdicts.filter(({ noticedBy }) => noticedBy !== null)).toEqual([]);
  expect(verdicts.length).toBeGreaterThan(20);
});
