import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { type CollectionName, collections } from "../../../functions/src/house.ts";
import { collectionIdOf } from "../../../functions/src/platform/declaration/house.ts";
import { fieldRows } from "../../../scripts/docs/fieldRows.ts";
import { schemaJson } from "../../../scripts/docs/schemaJson.ts";

test("each field has its row, those of maps and lists after the field that holds them", () => {
  const schema = z.strictObject({
    name: z.string().min(1).max(32),
    digest: z.string().length(43),
    status: z.enum(["open", "closed"]),
    count: z.int().min(0).max(1_500),
    at: z.date().nullable(),
    ban: z.strictObject({ reason: z.string().max(500) }).nullable(),
    homes: z.array(z.strictObject({ since: z.date() })).max(20),
    note: z.string().max(9).optional(),
    order: z.int().min(0).max(9).default(1),
    tags: z.array(z.string().max(8)).min(1).max(3),
    pair: z.tuple([z.string().max(8), z.string().max(8)]),
    labels: z.record(z.string().max(4), z.int().min(1).max(9)),
    result: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("none") }),
      z.strictObject({ kind: z.literal("one"), winner: z.string().max(9) }),
    ]),
  });
  expect(fieldRows(schemaJson(schema)).map(({ path, type, bound }) => [path, type, bound])).toEqual([
    ["name", "string", "1–32 characters"],
    ["digest", "string", "43 characters"],
    ["status", "string", '`"open"` `"closed"`'],
    ["count", "integer", "0 to 1,500"],
    ["at", "timestamp or null", ""],
    ["ban", "map or null", ""],
    ["ban.reason", "string", "at most 500 characters"],
    ["homes", "list of maps", "at most 20"],
    ["homes[].since", "timestamp", ""],
    ["note?", "string", "at most 9 characters"],
    ["order", "integer", "0 to 9; default `1`"],
    ["tags", "list of strings", "1–3, each at most 8 characters"],
    ["pair", "list", "exactly 2, each at most 8 characters"],
    ["labels", "map", "keys of at most 4 characters, values of 1 to 9"],
    ["result", "map", ""],
    ["result.kind", "string", '`"none"`; `"one"`'],
    ["result.winner", "string", "at most 9 characters"],
  ]);
});

test("what the data model says of TTL policies is what firestore.indexes.json has", () => {
  const file = readFileSync(new URL("../../../firestore.indexes.json", import.meta.url), "utf8");
  const { fieldOverrides } = JSON.parse(file) as {
    fieldOverrides: { collectionGroup: string; fieldPath: string; ttl?: boolean }[];
  };
  const policies = fieldOverrides
    .filter(({ ttl }) => ttl === true)
    .map(({ collectionGroup, fieldPath }) => `${collectionGroup}.${fieldPath}`);
  const told = (Object.keys(collections) as CollectionName[]).flatMap((path) => {
    const { lifetime } = collections[path];
    return lifetime.kind === "ttl" ? [`${collectionIdOf(collections[path].path)}.${lifetime.field}`] : [];
  });
  expect(told.toSorted()).toEqual(policies.toSorted());
});
