import { expect, test } from "vitest";
import { METHODS } from "../../../../functions/src/governance/polls/tally/schema.ts";
import { counted, examples } from "./guide.ts";

test("every worked example of docs/guides/methods.md says what the engine counts", () => {
  for (const example of examples()) expect(example.count).toEqual(counted(example));
});

test("the guide has an example of every method", () => {
  const shown = examples().map(({ cast }) => cast[0]);
  for (const method of METHODS) expect(shown).toContain(`method: ${method}`);
});
