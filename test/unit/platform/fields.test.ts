import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  integer,
  line,
  newName,
  regionId,
  requestId,
  text,
  uid,
} from "../../../functions/src/platform/fields.ts";
import { cpuMsSince } from "../../support/cpu.ts";

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

/** What people write, each with what must be kept of it. */
const WRITTEN = [
  ["Persian with a non-joiner", "می‌خواهم"],
  ["Hindi with a joiner", "क्‍ष"],
  ["Bengali with a joiner before its virama", "র‍্যাব"],
  ["a family", "👨‍👩‍👧‍👦"],
  ["an astronaut of a skin", "🧑🏽‍🚀"],
  ["the rainbow flag", "🏳️‍🌈"],
  ["the flag of Scotland", "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}"],
  ["a red heart", "❤️"],
  ["a keycap", "1️⃣"],
  ["a mark of direction in Hebrew", "שלום!\u200F"],
  ["a mark of direction in English", "C++\u200E"],
  ["a closed isolate", "he said \u2068שלום\u2069 twice"],
  ["an ideograph's variant", "葛\u{E0100}"],
  ["the sign of a Hijri year", "ه‍"],
  ["an Arabic number sign", "\u0600١٢"],
] as const;

describe.each([
  ["line", line(60)],
  ["text", text(60)],
])("%s takes", (_which, field) => {
  test.each(WRITTEN)("%s", (_what, value) => expect(field.parse(value)).toBe(value.normalize("NFC")));
});

describe.each([
  ["line", line(60)],
  ["text", text(60)],
])("%s refuses", (_which, field) => {
  test.each([
    ["an isolate that stays open", "abc \u2067def"],
    ["an isolate that is closed twice", "a\u2068b\u2069\u2069"],
    ["an embedding that stays open", "abc \u202Bdef"],
    ["an override, closed as it may be", "abc\u202Ecba\u202C"],
    ["a joiner between Latin letters", "ad\u200Dmin"],
    ["a non-joiner between Latin letters", "ad\u200Cmin"],
    ["two joiners", "क्\u200D\u200Dष"],
    ["a variation selector behind a letter", "a\uFE0F"],
    ["a tag without a flag", "a\u{E0067}"],
    ["a soft hyphen", "ad\u00ADmin"],
    ["a blank letter of Hangul", "a\u3164b"],
    ["a word joiner", "ad\u2060min"],
    ["a private character", "a\uE000"],
    ["a character that is none", "a\uFFFE"],
  ])("%s", (_what, value) => expect(field.safeParse(value).success).toBe(false));
});

test("an isolate must be closed in its own line", () => {
  expect(text(60).safeParse("a\u2067b\nc\u2069").success).toBe(false);
});

test("text keeps a tab, a line does not", () => {
  expect(text(20).parse("a\tb")).toBe("a\tb");
  expect(line(20).safeParse("a\tb").success).toBe(false);
});

test.each(["\u200F\u200E", "\u2800", "\u0301"])("a line holds something to see (%j)", (value) =>
  expect(line(10).safeParse(value).success).toBe(false),
);

describe("name", () => {
  const field = newName(line(32, 3));
  test.each(["Ana Ólafsdóttir", "محمد", "李小龙", "O'Neil-2", "क्षमा"])("takes %s", (value) =>
    expect(field.parse(value)).toBe(value.normalize("NFC")),
  );
  test.each([
    ["a no-break space", "Cap\u00A0tain"],
    ["a mark of direction", "Cap\u200Etain"],
    ["a non-joiner, where it would be written", "می‌خواهم"],
    ["a variation selector", "❤️❤️❤️"],
    ["a blank pattern of Braille", "Cap\u2800tain"],
    ["a wide space", "Cap\u3000tain"],
  ])("refuses %s", (_what, value) => expect(field.safeParse(value).success).toBe(false));
});

test("a text beyond its length is refused before anything is done with it", () => {
  const marks = `a${"\u0301".repeat(120_000)}`;
  const before = process.threadCpuUsage();
  for (const field of [line(32), text(500), newName(line(32, 3))])
    expect(field.safeParse(marks).success).toBe(false);
  expect(cpuMsSince(before)).toBeLessThan(20);
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
