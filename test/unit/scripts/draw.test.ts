import { expect, test } from "vitest";
import { digestOf, drawnFrom, drawnLines } from "../../../scripts/suite/draw.ts";

test("another act draws anew, another word in a comment draws the same", () => {
  const source = "/** One. */\nexport const one = 1; // The first.\n  // Two follows.\n";
  const digest = digestOf(new Map([["one.ts", source]]));
  expect(digestOf(new Map([["one.ts", source.replace("Two follows", "Next comes two")]]))).toBe(digest);
  expect(digestOf(new Map([["one.ts", source.replace("= 1", "= 2")]]))).not.toBe(digest);
  expect(digestOf(new Map([["two.ts", source]]))).not.toBe(digest);
});

test("so many are drawn as were asked for, in their order, the same each time", () => {
  const all = Array.from({ length: 100 }, (_, index) => index);
  const drawn = drawnFrom(all, 10, String);
  expect(drawn).toHaveLength(10);
  expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
  expect(drawnFrom(all, 10, String)).toEqual(drawn);
  expect(drawnFrom(all, 1_000, String)).toEqual(all);
});

test("the last lines say what was drawn of how many", () => {
  expect(drawnLines([])).toEqual([]);
  const drawn = [12, 34].map((count) => ({ what: "mutants of the rules", drawn: count, of: 345 }));
  expect(drawnLines(drawn)[1]).toBe("     46 of 690  mutants of the rules");
});
