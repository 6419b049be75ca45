import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asJson } from "../../../functions/src/platform/audit.ts";
import { toHttpsError } from "../../../functions/src/platform/calls/httpsError.ts";
import { GameError } from "../../../functions/src/platform/errors.ts";
import { digest } from "../../../functions/src/platform/random.ts";
import { addressOf } from "../../../functions/src/platform/wire/address.ts";
import { shortened, shortenedBytes } from "../../../functions/src/platform/wire/shortened.ts";

describe("an anonymous caller's address", () => {
  const from = (forwarded: string | undefined, remoteAddress = "169.254.1.1") =>
    addressOf({ headers: { "x-forwarded-for": forwarded }, socket: { remoteAddress } });

  test.each<[string, string | undefined, string]>([
    ["the only hop", "203.0.113.9", "203.0.113.9"],
    ["the last of several hops", "10.0.0.1, 1.1.1.1,203.0.113.9", "203.0.113.9"],
    ["the socket's where nothing is forwarded", undefined, "169.254.1.1"],
    ["the socket's where the last hop is blank", "10.0.0.1, ", "169.254.1.1"],
    ["the household of an IPv6 address", "2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64"],
    ["the same from its short form", "2001:db8:1:2::7", "2001:db8:1:2::/64"],
    ["zeros written out and left out", "2001:db8::1", "2001:db8:0:0::/64"],
    ["an IPv4 address within IPv6", "::ffff:203.0.113.9", "203.0.113.9"],
  ])("is %s", (_what, forwarded, address) => expect(from(forwarded)).toBe(address));
});

/** What is hard to cut: astral characters, combining marks, families, flags, letters from right to left. */
const hardText = fc
  .array(
    fc.oneof(
      fc.constantFrom("x", "😀", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🇩🇪", "a\u0301\u0323", "שָׁ", "مُ", "क्षि", "한", "\r\n"),
      fc.string({ unit: "grapheme", maxLength: 3 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));
const boundaries = (text: string) =>
  new Set([...new Intl.Segmenter("en").segment(text)].map(({ index }) => index));

describe("a shortened text", () => {
  test("keeps its bound, and whole characters", () => {
    fc.assert(
      fc.property(hardText, fc.integer({ min: 1, max: 80 }), (text, maximum) => {
        const cut = shortened(text, maximum);
        expect(cut.length).toBeLessThanOrEqual(maximum);
        if (cut === text) return;
        expect(text.startsWith(cut.slice(0, -1))).toBe(true);
        expect(boundaries(text).has(cut.length - 1)).toBe(true);
      }),
    );
  });
  test("keeps its bound in bytes", () => {
    fc.assert(
      fc.property(hardText, fc.integer({ min: 3, max: 200 }), (text, maximum) => {
        const cut = shortenedBytes(text, maximum);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(maximum);
        if (cut !== text) expect(boundaries(text).has(cut.length - 1)).toBe(true);
      }),
    );
  });
});

test("an audit value that is too long is valid JSON with its digest, its size and its beginning", () => {
  const value = { lore: "\u0001“😀".repeat(60_000) };
  const json = JSON.stringify(value);
  const kept = JSON.parse(asJson(value)!) as { digest: string; bytes: number; beginning: string };
  expect(kept).toMatchObject({ digest: digest(json), bytes: Buffer.byteLength(json) });
  expect(json.startsWith(kept.beginning.slice(0, -1))).toBe(true);
  expect(asJson({ short: 1 })).toBe('{"short":1}');
});

test("no refusal says more than 2 kB, whatever a room puts into it", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 300 }), { maxLength: 100 }), hardText, (list, text) => {
      const metadata = { list, text: text.repeat(50), more: list, count: 7 };
      const error = toHttpsError(new GameError("NOTICE_UNKNOWN", list.join(), metadata), "c".repeat(36));
      expect(Buffer.byteLength(JSON.stringify({ error: error.toJSON() }))).toBeLessThanOrEqual(2_048);
    }),
  );
});
