import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  bucketOf,
  canonicalJson,
  derivedId,
  digest,
  keyedDigest,
  keyedHex,
} from "../../../functions/src/platform/random.ts";

test("canonical JSON does not depend on the order of keys", () => {
  const shuffled = (value: unknown): unknown =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .toReversed()
            .map(([key, inner]) => [key, shuffled(inner)]),
        )
      : value;
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("a derived id is known in advance, on every machine", () => {
  expect(derivedId("intent", "uid", "room/verb", "request")).toBe("c5785943-8a3a-50e1-9b0f-fbbbb20b0769");
});

test("parts that join to the same text give different ids", () => {
  expect(derivedId("a", "bc")).not.toBe(derivedId("ab", "c"));
  expect(derivedId("1")).not.toBe(derivedId(1));
});

test("buckets are filled evenly", () => {
  const filled = new Array(8).fill(0);
  for (let key = 0; key < 8_000; key++) filled[bucketOf(`key-${key}`, 8)] += 1;
  for (const count of filled) expect(count).toBeGreaterThan(850);
});

test("digests are those of SHA-256 and HMAC, whatever the text", () => {
  const texts = fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.constant("\ud800 alone"));
  fc.assert(
    fc.property(texts, texts, (key, text) => {
      expect(digest(text)).toBe(createHash("sha256").update(text).digest("base64url"));
      expect(keyedDigest(key, text, 3)).toBe(
        createHmac("sha256", key)
          .update(JSON.stringify([text, 3]))
          .digest("base64url"),
      );
      expect(keyedHex(key, text)).toBe(createHmac("sha256", key).update(text).digest("hex"));
      expect(bucketOf(text, 997)).toBe(createHash("sha256").update(text).digest().readUInt32BE(0) % 997);
    }),
  );
});
