import { expect, onTestFinished, test } from "vitest";
import { collections } from "../../functions/src/house.ts";
import { PATH_NAMES } from "../support/rulesMatrix/cells.ts";
import { emulator, loadRules, RULES } from "../support/rulesMatrix/emulator.ts";
import { pathsCoveredBy } from "../support/rulesMutation/affected.ts";
import { lookUpsOf } from "../support/rulesMutation/calls.ts";
import { METHODS, parseRules } from "../support/rulesMutation/rulesFile.ts";

const rules = parseRules(RULES);
const code = RULES.replace(/\/\/[^\n]*/g, "");

test("the emulator accepts the rules without a warning, and refuses broken ones", async () => {
  const on = await emulator();
  onTestFinished(on.stop);
  const warnings = await loadRules(on, "demo-ruleset", RULES);
  expect(warnings).toEqual([]);
  const broken = RULES.replace("request.auth != null", "request.auth !=");
  await expect(loadRules(on, "demo-ruleset", broken)).rejects.toThrow("refused");
});

test("nothing compares time", () => {
  expect(code).not.toMatch(/request\s*\.\s*time|timestamp|duration|toMillis/);
});

test("a request looks up four documents at most", () => {
  for (const path of PATH_NAMES) {
    for (const method of METHODS) {
      const asked = rules.allows.filter(
        (allow) => allow.methods.includes(method) && pathsCoveredBy(allow.path).includes(path),
      );
      const lookUps = new Set(asked.flatMap(({ condition }) => [...lookUpsOf(rules, condition)]));
      expect([...lookUps].length, `${method} ${path}: ${[...lookUps].join(", ")}`).toBeLessThanOrEqual(4);
    }
  }
});

test("a field that may be absent is read with a default, and no default allows", () => {
  const reads = [...code.matchAll(/\bresource\.data\b([^\n]{0,60})/g)].map(([, rest]) => rest!);
  expect(reads.length).toBeGreaterThan(5);
  expect(reads.filter((rest) => !/^\.get\('\w+', (?:null|\[\])\)/.test(rest))).toEqual([]);
});

test("a get() follows an exists() of the same document", () => {
  for (const { name, result } of rules.functions.values()) {
    const body = RULES.slice(result.start, result.end);
    const got = new Set([...body.matchAll(/\bget\((\w+Path)\(/g)].map(([, path]) => path));
    // `isMember` has seen to it that the membership exists.
    const proven = [...body.matchAll(/\bexists\((\w+Path)\(/g)].map(([, path]) => path);
    if (body.includes("isMember(regionId) &&")) proven.push("memberPath");
    for (const path of got) expect(proven, name).toContain(path);
  }
});

test("every rule is about a declared collection, and every collection that has readers has a rule", () => {
  expect(
    rules.allows.filter(({ path }) => pathsCoveredBy(path).length === 0).map(({ path }) => path),
  ).toEqual([]);
  const own = new Set<string>(rules.allows.map(({ path }) => path));
  for (const path of PATH_NAMES) {
    expect(own.has(collections[path].path), path).toBe(collections[path].readers.get.length > 0);
  }
});

test("blocks stand in the order of the declarations, which is the order of the rooms", () => {
  const order = rules.allows
    .map(({ path }) => PATH_NAMES.findIndex((name) => collections[name].path === path))
    .filter((at) => at >= 0);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test("only the last rule covers everything, and it denies; the other wildcards open queries only", () => {
  const wild = rules.allows.filter(({ path }) => path.includes("=**"));
  const last = rules.allows.at(-1)!;
  expect(last.path).toBe("{document=**}");
  expect(RULES.slice(last.condition.start, last.condition.end)).toBe("false");
  const groups = wild.filter((allow) => allow !== last);
  expect(groups.map(({ methods }) => methods)).toEqual(groups.map(() => ["list"]));
  expect(groups.length).toBe(PATH_NAMES.filter((path) => collections[path].readers.across.length > 0).length);
});

test("no rule names a write but the one that denies them all", () => {
  const writing = rules.allows.filter(({ methods }) =>
    methods.some((method) => !["get", "list"].includes(method)),
  );
  expect(writing.map(({ path }) => path)).toEqual(["{document=**}"]);
});
