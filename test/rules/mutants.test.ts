import { expect, test } from "vitest";
import { mutantsOf } from "../support/rulesMutation/mutants.ts";
import { parseRules } from "../support/rulesMutation/rulesFile.ts";

const file = (body: string) =>
  `rules_version = '2';\nservice cloud.firestore { match /databases/{database}/documents { ${body} } }`;

/** The conditions of the only \`allow\` after each change of it. */
function conditionsAfter(body: string): string[] {
  return mutantsOf(parseRules(file(body)))
    .map(({ source }) => / if ([^;]*);/.exec(source)![1]!.replace(/\s+/g, " "))
    .filter((condition, index, all) => all.indexOf(condition) === index);
}

test("every condition is negated, and opened where that is not the same as removed", () => {
  expect(conditionsAfter("match /a/{b} { allow get: if b == 'x' && !(c() || d); }").sort()).toEqual(
    [
      "!(b == 'x' && !(c() || d))",
      "true",
      "(!(c() || d))",
      "(b == 'x')",
      "!(b == 'x') && !(c() || d)",
      "b == 'x' && !(!(c() || d))",
      "b == 'x' && !(!(c() || d))",
      "b == 'x' && !(true)",
      "b == 'x' && !((d))",
      "b == 'x' && !((c()))",
      "b == 'x' && !(!(c()) || d)",
      "b == 'x' && !(true || d)",
      "b == 'x' && !(c() || !(d))",
      "b == 'x' && !(c() || true)",
      // The operations are mutated, too; the condition stays or the rule is dropped.
      "b == 'x' && !(c() || d)",
      "false",
    ]
      .filter((condition, index, all) => all.indexOf(condition) === index)
      .sort(),
  );
});

test("the test of a choice is a condition wherever it stands; its branches only in a condition's place", () => {
  const after = conditionsAfter("match /a/{b} { allow get: if b == (c ? d : e); }");
  expect(after).toContain("b == (!(c) ? d : e)");
  expect(after).not.toContain("b == (c ? !(d) : e)");
});

test("each operation is taken out and each other put in", () => {
  const sources = mutantsOf(parseRules(file("match /a/{b} { allow read: if true; }"))).map(
    ({ source }) => source,
  );
  const lists = sources.map((source) => /allow ([a-z, ]+): if/.exec(source)![1]);
  expect(lists).toEqual([
    "read",
    "list",
    "get",
    "get, list, create",
    "get, list, update",
    "get, list, delete",
  ]);
});

test("a change of a predicate concerns every path that uses it, through others as well", () => {
  const rules = file(`
    function inner() { return x(); }
    function outer() { return inner(); }
    function path() { return /a/$(b); }
    match /a/{b} { allow get: if outer(); }
    match /c/{d} { allow get: if inner() && exists(path()); }
    match /e/{f} { allow get: if g; }
  `);
  const inner = mutantsOf(parseRules(rules)).filter(({ name }) => name.endsWith("negated: x()"));
  expect(inner.map(({ paths }) => paths)).toEqual([["a/{b}", "c/{d}"]]);
  expect(mutantsOf(parseRules(rules)).filter(({ name }) => name.includes(": /a/$(b)"))).toEqual([]);
});

test("rules beyond what it reads are refused, not skipped", () => {
  expect(() => parseRules(file("match /a/{b} { allow get; }"))).toThrow('":" was expected');
  expect(() => parseRules(file("let a = 1;"))).toThrow('"let"');
  expect(() => parseRules(file("function f() { return true; } function f() { return true; }"))).toThrow(
    "two functions f",
  );
});
