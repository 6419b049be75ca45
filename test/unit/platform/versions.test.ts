import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  present,
  presentVersion,
  type Steps,
  storedAlikeSince,
  unchanged,
} from "../../../functions/src/platform/documents/versions.ts";

const schema = z.strictObject({
  name: z.string().max(20),
  tags: z.array(z.string().max(5)).max(3).default([]),
  home: z.strictObject({ planet: z.string().max(20), moons: z.int().default(0) }),
});
const steps: Steps = {
  2: ({ title, ...rest }) => ({ ...rest, name: title }),
  3: ({ planet, ...rest }) => ({ ...rest, home: { planet } }),
};
const shape = { schema, steps, version: 3 };
const read = (stored: Record<string, unknown>) => present("things/a", stored, shape);
const now = { name: "Vega", tags: [], home: { planet: "Io", moons: 0 } };

describe("reading", () => {
  test.each([
    ["the first version", { title: "Vega", planet: "Io" }],
    ["the second", { schemaVersion: 2, name: "Vega", planet: "Io" }],
    ["the present one", { schemaVersion: 3, ...now }],
    [
      "one without fields that came with a default",
      { schemaVersion: 3, name: "Vega", home: { planet: "Io" } },
    ],
    [
      "one with fields that the schema has dropped",
      { schemaVersion: 3, ...now, old: 1, home: { planet: "Io", moons: 0, rings: [{ width: 2 }] } },
    ],
  ])("brings %s to the present", (_what, stored) => {
    expect(read(stored)).toEqual(now);
  });

  test("leaves what was stored as it was", () => {
    const stored = { schemaVersion: 3, ...now, home: { planet: "Io", rings: 1 } };
    const before = structuredClone(stored);
    read(stored);
    expect(stored).toEqual(before);
  });

  test("answers BUSY to a version that newer code has written", () => {
    expect(() => read({ schemaVersion: 4, ...now })).toThrow(
      expect.objectContaining({ reason: "BUSY", message: expect.stringContaining("newer release") }),
    );
  });

  test.each([
    ["a field without a default", { schemaVersion: 3, name: "Vega" }, "home"],
    ["a field beyond its bound", { schemaVersion: 3, ...now, name: "x".repeat(21) }, "name"],
    ["an unknown field beside a wrong one", { schemaVersion: 3, ...now, name: 1, old: 1 }, "name"],
  ])("names the document and %s", (_what, stored, field) => {
    expect(() => read(stored)).toThrow(new RegExp(`things/a does not match its schema: .*${field}`));
  });
});

test("versions are counted from the steps", () => {
  expect(presentVersion("things/{id}", {})).toBe(1);
  expect(presentVersion("things/{id}", steps)).toBe(3);
});

test.each([
  [{ 3: (before) => before }, "to version 3, but none to version 2"],
  [{ 2: (before) => before, 4: (before) => before }, "to version 4, but none to version 3"],
  [{ 1: (before) => before }, "to version 1, but none to version 2"],
] satisfies [Steps, string][])("steps with a gap are refused (%#)", (gap, sentence) => {
  expect(() => presentVersion("things/{id}", gap)).toThrow(sentence);
});

test("versions that only widen bounds are stored as the one before, and ask for no backfill", () => {
  const changed = (before: object) => ({ ...before, name: "named" });
  expect(storedAlikeSince({})).toBe(1);
  expect(storedAlikeSince({ 2: unchanged, 3: unchanged })).toBe(1);
  expect(storedAlikeSince({ 2: changed, 3: unchanged, 4: unchanged })).toBe(2);
  expect(storedAlikeSince({ 2: unchanged, 3: changed })).toBe(3);
});
