import { describe, expect, test } from "vitest";
import { z } from "zod";
import { MAX_DOCUMENT_BYTES } from "../../../functions/src/platform/documents/limits.ts";
import { schemaJson } from "../../../scripts/docs/schemaJson.ts";
import { maxStoredBytes } from "../../../scripts/docs/worstCase.ts";
import { declaredSchemas } from "../../../scripts/generate/declared.ts";

/** Bytes that a document's name may take beside its fields: six ids of 128, with what they stand in. */
const NAME_BYTES = 1_000;

const declared = [...(await declaredSchemas())];

test.each(declared)("a document of %s fits, however its fields are filled", (template, schema) => {
  const most = maxStoredBytes(schemaJson(schema), template) + NAME_BYTES;
  expect(most).toBeLessThanOrEqual(MAX_DOCUMENT_BYTES);
});

describe("what a schema admits at most", () => {
  const most = (schema: z.ZodType) => maxStoredBytes(schemaJson(schema));

  test.each<[string, z.ZodType, number]>([
    ["a text", z.string().max(10), 31],
    [
      "a text of ASCII by its pattern",
      z
        .string()
        .max(10)
        .regex(/^[a-z0-9_-]+$/),
      11,
    ],
    [
      "a text whose pattern forbids some letters",
      z
        .string()
        .max(10)
        .regex(/^[^a]+$/),
      31,
    ],
    [
      "a text whose pattern admits any letters",
      z
        .string()
        .max(10)
        .regex(/^\p{L}+$/u),
      31,
    ],
    ["the longest of several words", z.enum(["a", "déjà"]), 7],
    ["an integer or nothing", z.int().min(0).max(5).nullable(), 8],
    ["an instant", z.date(), 8],
    ["a list", z.array(z.int().min(0).max(5)).max(7), 56],
    ["a pair", z.tuple([z.boolean(), z.string().max(1)]), 12],
    ["a map", z.strictObject({ ab: z.date() }), 32 + 3 + 8],
    ["a map of any keys", z.record(z.string().max(2), z.date()).meta({ maxProperties: 4 }), 32 + 4 * (7 + 8)],
    ["what is bounded by bytes", z.string().max(10).meta({ maxBytes: 10 }), 11],
    ["what is told", z.array(z.any()).max(9).meta({ maxStoredBytes: 5 }), 5],
  ])("%s", (_what, schema, bytes) => expect(most(schema)).toBe(bytes));

  test.each<[string, z.ZodType]>([
    ["a text", z.strictObject({ a: z.string() })],
    ["a list", z.strictObject({ a: z.array(z.int().min(0).max(1)) })],
    ["a map of any keys", z.strictObject({ a: z.record(z.string().max(2), z.date()) })],
  ])("is told of %s without a bound", (_what, schema) => expect(() => most(schema)).toThrow("document.a"));
});
