import fc from "fast-check";
import { expect, test } from "vitest";
import { lookalikeKey } from "../../../functions/src/platform/lookalike.ts";

test.each([
  ["aurora", "Aurora"],
  ["aurora", "аurоrа"], // Cyrillic а and о
  ["Aurora", "Αurora"], // Greek capital alpha
  ["Aurora", "Aurora!"],
  ["Alice", "A!ice"],
  ["aurora", "AUR0RA"],
  ["milky-way", "rni1ky way"],
  ["vvest", "west"],
  ["Café", "cafe"],
  ["ｆｕｌｌ", "full"],
  ["sol", "5o1"],
  ["i-il", "l l1"],
  ["AIice", "Alice"],
  ["modern", "modem"],
  ["𝓐urora", "Aurora"],
  ["Ꭺurora", "Aurora"], // Cherokee
  ["sɑl", "sal"],
])("%s and %s look alike", (one, other) => expect(lookalikeKey(one)).toBe(lookalikeKey(other)));

test.each([
  ["aurora", "aurore"],
  ["obsidian", "obsidians"],
  ["太陽", "月"],
  ["north", "south"],
  ["काल", "कील"],
])("%s and %s do not", (one, other) => expect(lookalikeKey(one)).not.toBe(lookalikeKey(other)));

test("a key is a document id whatever the name", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (name) => {
      const key = lookalikeKey(name);
      expect(key).toMatch(/^~[^/]{0,199}$/);
    }),
  );
});
