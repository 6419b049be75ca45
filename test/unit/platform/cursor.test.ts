import { expect, test } from "vitest";
import { cursorOf, positionOf } from "../../../functions/src/platform/wire/cursor.ts";

test("a cursor leads back to the place it was made of", () => {
  const at = new Date("2102-01-01T00:00:00.123Z");
  for (const id of ["abc", "a~b", "a:b_c-d"]) expect(positionOf(cursorOf(at, id))).toEqual([at, id]);
});

test.each(["", "abc", "~abc", "12~", "12~__id__", "-1~abc", "999999999999999~abc"])(
  "%o is no cursor",
  (given) => {
    expect(() => positionOf(given)).toThrow(/cursor/);
  },
);
