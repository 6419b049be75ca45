import { describe, expect, test } from "vitest";
import { z } from "zod";
import { schemaJson } from "../../../scripts/docs/schemaJson.ts";
import { shapeFaults } from "../../../scripts/shapes/shapeChange.ts";
import { committedShapes, presentShapes } from "../../../scripts/shapes/storedShapes.ts";

const fields = {
  name: z.string().max(20),
  size: z.int().min(0).max(9),
  kind: z.enum(["a", "b"]),
  home: z.strictObject({ planet: z.string().max(9) }).nullable(),
  kept: z.int().default(1),
  list: z.array(z.strictObject({ at: z.date() })).max(3),
  byKey: z.record(z.string().max(9), z.strictObject({ count: z.int() })),
  act: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("go"), to: z.string().max(9) }),
    z.strictObject({ kind: z.literal("stay") }),
  ]),
};
const shape = (changed: object = {}, version = 1) => ({
  version,
  schema: schemaJson(z.strictObject({ ...fields, ...changed } as typeof fields)),
});
const faults = (changed: object, version = 1) => shapeFaults("things", shape(), shape(changed, version));
const without = (name: keyof typeof fields) => {
  const { [name]: _, ...rest } = fields;
  return { version: 1, schema: schemaJson(z.strictObject(rest)) };
};

describe("a shape that changes without a version", () => {
  test.each([
    ["nothing", {}],
    ["a new field with a default", { note: z.string().max(9).default("") }],
    [
      "one in a map",
      { home: z.strictObject({ planet: fields.name.max(9), moons: z.int().default(0) }).nullable() },
    ],
    [
      "one in the values of a map",
      { byKey: z.record(z.string().max(9), z.strictObject({ count: z.int(), more: z.int().default(0) })) },
    ],
    ["a default for a field that had none", { size: fields.size.default(3) }],
  ])("may be %s", (_what, changed) => {
    expect(faults(changed)).toEqual([]);
  });

  test("may lose a field", () => {
    expect(shapeFaults("things", shape(), without("name"))).toEqual([]);
  });

  test.each([
    [
      "a new field without a default",
      { note: z.string().max(9) },
      /^things\.note: the new field has no default/,
    ],
    ["a narrower bound", { size: z.int().min(0).max(8) }, /^things\.size: "maximum" changes from 9 to 8/],
    ["a wider bound, which an older release refuses", { size: z.int().min(0).max(10) }, /"maximum" changes/],
    ["another type", { name: z.int() }, /^things\.name: /],
    ["another default", { kept: z.int().default(2) }, /^things\.kept: "default" changes from 1 to 2/],
    ["another choice", { kind: z.enum(["a", "b", "c"]) }, /^things\.kind: "enum" changes/],
    [
      "another kind of entry",
      {
        act: z.discriminatedUnion("kind", [
          fields.act.options[0],
          z.strictObject({ kind: z.literal("rest") }),
        ]),
      },
      /^things\.act\.kind: "const"/,
    ],
    ["no null any more", { home: z.strictObject({ planet: z.string().max(9) }) }, /^things\.home: /],
    [
      "a field of a list's items, with a default too",
      { list: z.array(z.strictObject({ at: z.date(), by: z.string().max(9).default("") })).max(3) },
      /^things\.list\[\]\.by: items of a list/,
    ],
    [
      "a bound in the values of a map",
      { byKey: z.record(z.string().max(9), z.strictObject({ count: z.int().max(3) })) },
      /^things\.byKey\.\*\.count: /,
    ],
  ])("may not be %s", (_what, changed, sentence) => {
    const [fault, ...rest] = faults(changed);
    expect(rest).toEqual([]);
    expect(fault).toMatch(sentence);
    expect(fault).toContain("Or write version 2 with a step from 1.");
  });
});

describe("a version", () => {
  test("lets the shape become anything", () => {
    expect(faults({ size: z.string().max(4) }, 2)).toEqual([]);
  });

  test.each([
    [3, "goes from version 1 to 3"],
    [0, "goes from version 1 to 0"],
  ])("cannot be %i", (version, sentence) => {
    expect(faults({}, version)).toEqual([expect.stringContaining(sentence)]);
  });

  test("begins at 1, and may go with its collection", () => {
    expect(shapeFaults("things", undefined, shape())).toEqual([]);
    expect(shapeFaults("things", undefined, shape({}, 2))).toEqual(["things is new: its version is 1."]);
    expect(shapeFaults("things", shape(), undefined)).toEqual([]);
  });
});

test("what the code stores is what was committed, or may become of it", async () => {
  const [before, after] = [await committedShapes(), await presentShapes()];
  expect(Object.keys(after).flatMap((name) => shapeFaults(name, before[name], after[name]))).toEqual([]);
});
