import fc from "fast-check";
import { expect, test } from "vitest";
import { bucketOf, canonicalJson, derivedId } from "../../../functions/src/platform/random.ts";

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
