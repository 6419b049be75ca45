import { expect, test } from "vitest";
import type { Formula } from "../../../functions/src/platform/declaration/figures.ts";
import { evaluate, quantitiesOf, textOf } from "../../../scripts/cost/formula.ts";

const byThousands: Formula = [2, { of: "sectors", each: 3, per: 1_000, atLeast: 1 }];

test.each([
  [4, {}, 4],
  [[1, { of: "rows" }], { rows: 0 }, 1],
  [[1, { of: "rows", atLeast: 1 }], { rows: 0 }, 2],
  [[{ of: "due", each: 4 }], { due: 3 }, 12],
  [byThousands, { sectors: 0 }, 5],
  [byThousands, { sectors: 1_000 }, 5],
  [byThousands, { sectors: 1_001 }, 8],
] as const)("%j of %j is %i", (formula, quantities, value) => {
  expect(evaluate(formula, quantities)).toBe(value);
});

test("a quantity that nobody has counted is no zero", () => {
  expect(() => evaluate([{ of: "rows" }], {})).toThrow('needs the quantity "rows"');
});

test.each([
  [0, "0"],
  [503, "503"],
  [[1, { of: "rows", atLeast: 1 }], "1 + max(1, rows)"],
  [[{ of: "due", each: 4 }], "4 × due"],
  [byThousands, "2 + 3 × max(1, ⌈sectors / 1,000⌉)"],
] as const)("%j reads %s", (formula, text) => {
  expect(textOf(formula)).toBe(text);
});

test("names its quantities", () => {
  expect(quantitiesOf([1, { of: "rows" }, { of: "due" }])).toEqual(["rows", "due"]);
});
