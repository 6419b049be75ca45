import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { integer, line, regionId, requestId, text, uid } from "../../../functions/src/platform/fields.ts";

describe("integer", () => {
  const field = integer(-5, 5);
  test.each([-6, 6, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, "1", null, true, [1]])(
    "refuses %j",
    (value) => {
      expect(field.safeParse(value).success).toBe(false);
    },
  );
  test("takes both bounds", () => expect([field.parse(-5), field.parse(5)]).toEqual([-5, 5]));
  test("turns -0 into 0", () => expect(Object.is(field.parse(-0), 0)).toBe(true));
});

describe("line", () => {
  const field = line(10);
  test.each([
    ["a right-to-left override", "abc\u202Ecba"],
    ["a zero-width space", "ab\u200Bc"],
    ["a line feed", "a\nb"],
    ["a null character", "a\u0000b"],
    ["a lone surrogate", "a\uD800b"],
    ["eleven characters", "abcdefghijk"],
    ["only spaces", "     "],
  ])("refuses %s", (_what, value) => expect(field.safeParse(value).success).toBe(false));
  test("normalises to NFC and trims", () => expect(field.parse("  e\u0301 ")).toBe("\u00E9"));
});

test("a text that normalising lengthens is measured afterwards", () => {
  expect(line(10).safeParse("\u0958".repeat(10)).success).toBe(false);
});

test("text keeps line feeds and makes one of CRLF", () => {
  expect(text(20).parse("a\r\nb\nc")).toBe("a\nb\nc");
});

describe("ids", () => {
  test.each(["ab", "a".repeat(33), "1abc", "a--b", "-abc", "abc-", "Abc", "a/b", "..", "a b", "__a__"])(
    "regionId refuses %j",
    (value) => {
      expect(regionId.safeParse(value).success).toBe(false);
    },
  );
  test.each(["nexus", "default", "aurora-9", "a1b"])("regionId takes %j", (value) =>
    expect(regionId.parse(value)).toBe(value),
  );
  test.each(["", "..", "a/b", "__proto__", "a".repeat(129)])("uid refuses %j", (value) => {
    expect(uid.safeParse(value).success).toBe(false);
  });
  test("requestId takes every UUID", () => {
    fc.assert(fc.property(fc.uuid(), (value) => requestId.safeParse(value).success));
  });
});
