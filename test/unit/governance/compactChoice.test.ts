import { expect, test } from "vitest";
import { choiceOf, compactOf } from "../../../functions/src/governance/polls/compactChoice.ts";
import type { Choice } from "../../../functions/src/governance/polls/tally/schema.ts";

const options = Array.from({ length: 20 }, (_, index) => `candidate-${index}`);

test.each<[string, Choice]>([
  ["one", { kind: "one", option: "candidate-19" }],
  ["several", { kind: "several", options: ["candidate-3", "candidate-0"] }],
  ["points", { kind: "points", points: { "candidate-10": 10, "candidate-2": 1 } }],
  ["ranking", { kind: "ranking", ranking: options.toReversed() }],
])("a choice of kind %s comes back from its short form", (_, choice) => {
  const compact = compactOf(choice, options);
  expect(compact.length).toBeLessThanOrEqual(options.length + 1);
  expect(choiceOf(compact, options)).toEqual(choice);
});

test("what is no option has no short form", () => {
  expect(() => compactOf({ kind: "one", option: "nobody" }, options)).toThrow("no option of its question");
});
