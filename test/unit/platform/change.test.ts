import { expect, test } from "vitest";
import { changesBetween } from "../../../functions/src/platform/documents/change.ts";

const at = new Date("2102-01-01T00:00:00Z");
const before = { a: 1, at, list: [1, 2], map: { x: 1, deep: { y: 2 } }, empty: {} };
const change = (after: object, holdsMap = true) =>
  changesBetween(before, after as never, () => holdsMap).map(([path, value]) => [path.join("."), value]);

test.each([
  ["nothing", { ...before, at: new Date(at), list: [1, 2] }, []],
  ["a field", { ...before, a: 2 }, [["a", 2]]],
  ["an instant", { ...before, at: new Date(1) }, [["at", new Date(1)]]],
  ["a list, whole", { ...before, list: [1, 2, 3] }, [["list", [1, 2, 3]]]],
  ["a field of a map, alone", { ...before, map: { x: 1, deep: { y: 3 } } }, [["map.deep.y", 3]]],
  ["a key that a map gains", { ...before, empty: { k: 1 } }, [["empty.k", 1]]],
  ["a key that a map loses", { ...before, map: { deep: { y: 2 } } }, [["map.x", undefined]]],
  ["a map that is emptied, whole", { ...before, map: {} }, [["map", {}]]],
  ["a map that becomes null", { ...before, map: null }, [["map", null]]],
])("%s is what changes", (_what, after, expected) => {
  expect(change(after)).toEqual(expected);
});

test("a map that the stored document does not have is written whole", () => {
  const map = { x: 1, deep: { y: 3 } };
  expect(change({ ...before, map }, false)).toEqual([["map", map]]);
});
