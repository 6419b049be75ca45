import { expect, test } from "vitest";
import { type CollectionName, collections } from "../../../functions/src/house.ts";
import { BILLED, nameOf } from "../../../scripts/cost/budget.ts";
import { quantitiesOf } from "../../../scripts/cost/formula.ts";
import { CLIENT_READS, EXPLAINED, OPERATIONS } from "../../../scripts/cost/table.ts";
import { endpointNames, registeredCallables, triggers } from "../../../scripts/generate/registry.ts";

async function deployed(): Promise<string[]> {
  const callables = (await registeredCallables()).map(({ path }) => path);
  return [...callables, ...triggers().map(({ name }) => name), ...endpointNames()];
}

test("every operation has its line in the budget table; `npm test -- test/budgets` measures it, ready to paste", async () => {
  const lines = new Set(OPERATIONS.map(({ operation }) => operation));
  expect((await deployed()).filter((operation) => !lines.has(operation))).toEqual([]);
});

test("what the formulas grow with is explained by one room, and nothing else is", () => {
  const named = new Set(OPERATIONS.flatMap((line) => BILLED.flatMap((what) => quantitiesOf(line[what]))));
  const explained = EXPLAINED.flatMap(({ quantities }) => Object.keys(quantities));
  expect([...named].filter((name) => !explained.includes(name))).toEqual([]);
  expect(explained.filter((name, index) => !named.has(name) || explained.indexOf(name) !== index)).toEqual(
    [],
  );
});

test("every line of the budget table has its operation", async () => {
  const operations = new Set(await deployed());
  expect(OPERATIONS.map(({ operation }) => operation).filter((name) => !operations.has(name))).toEqual([]);
});

test("no way of an operation stands in the table twice", () => {
  const names = OPERATIONS.map(nameOf);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("what clients may read has its line, and nothing else has", () => {
  const lines = new Set(CLIENT_READS.map(({ path }) => path));
  const readable = (Object.keys(collections) as CollectionName[]).filter(
    (path) => collections[path].readers.get.length + collections[path].readers.list.length > 0,
  );
  expect(readable.filter((path) => !lines.has(path))).toEqual([]);
  expect([...lines].filter((path) => !readable.includes(path))).toEqual([]);
});
