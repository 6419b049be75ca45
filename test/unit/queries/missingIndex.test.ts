import { expect, test } from "vitest";
import {
  type IndexSpec,
  missingIndex,
  type RecordedQuery,
  usesComposite,
} from "../../../scripts/generate/queryIndexes.ts";

const spec: IndexSpec = {
  indexes: [
    {
      collectionGroup: "jobs",
      queryScope: "COLLECTION",
      fields: [
        { fieldPath: "status", order: "ASCENDING" },
        { fieldPath: "progressedAt", order: "ASCENDING" },
      ],
    },
    {
      collectionGroup: "sectors",
      queryScope: "COLLECTION",
      fields: [
        { fieldPath: "zone", order: "ASCENDING" },
        { fieldPath: "warpCount", order: "ASCENDING" },
      ],
    },
    {
      collectionGroup: "jobs",
      queryScope: "COLLECTION",
      fields: [
        { fieldPath: "watcherUids", arrayConfig: "CONTAINS" },
        { fieldPath: "kind", order: "ASCENDING" },
      ],
    },
  ],
  fieldOverrides: [
    { collectionGroup: "jobs", fieldPath: "parameters", indexes: [] },
    {
      collectionGroup: "members",
      fieldPath: "uid",
      indexes: [{ order: "ASCENDING", queryScope: "COLLECTION_GROUP" }],
    },
  ],
};

const where = (fieldPath: string, op: string) => ({ fieldFilter: { field: { fieldPath }, op } });
const by = (fieldPath: string, direction = "ASCENDING") => ({ field: { fieldPath }, direction });
const query = (
  collectionId: string,
  filters: ReturnType<typeof where>[],
  orderBy: ReturnType<typeof by>[] = [],
  allDescendants = false,
): RecordedQuery => ({
  from: [{ collectionId, allDescendants }],
  where: { compositeFilter: { filters } },
  orderBy,
});

const sum = (given: RecordedQuery, ...fieldPaths: string[]): RecordedQuery => ({
  ...given,
  aggregations: fieldPaths.map((fieldPath) => ({ sum: { field: { fieldPath } } })),
});
const zone = where("zone", "EQUAL");

test.each([
  ["no condition", query("jobs", [])],
  ["one equality", query("jobs", [where("status", "EQUAL")])],
  ["equalities alone", query("jobs", [where("status", "EQUAL"), where("kind", "EQUAL")])],
  ["one order", query("jobs", [], [by("startedAt", "DESCENDING")])],
  ["an equality in the order of names", query("jobs", [where("status", "EQUAL")], [by("__name__")])],
  [
    "an equality and a range with their composite",
    query("jobs", [where("status", "EQUAL"), where("progressedAt", "LESS_THAN")], [by("progressedAt")]),
  ],
  ["the same backwards", query("jobs", [where("status", "EQUAL")], [by("progressedAt", "DESCENDING")])],
  ["a group by a field that is indexed for groups", query("members", [where("uid", "EQUAL")], [], true)],
  ["a count", { ...query("sectors", [zone, where("security", "EQUAL")]), aggregations: [{ count: {} }] }],
  ["a sum of everything", sum(query("sectors", []), "warpCount")],
  ["a sum of what is chosen, with its composite", sum(query("sectors", [zone]), "warpCount")],
  [
    "a sum of the field that is compared",
    sum(query("sectors", [where("warpCount", "LESS_THAN")]), "warpCount"),
  ],
  [
    "an order that says how names go on, the way they go anyway",
    query(
      "jobs",
      [where("status", "EQUAL")],
      [by("progressedAt", "DESCENDING"), by("__name__", "DESCENDING")],
    ),
  ],
])("%s is answered", (_what, given) => expect(missingIndex(given, spec)).toBeUndefined());

test.each([
  [
    "an exempted field",
    query("jobs", [where("parameters", "EQUAL")]),
    "single-field index parameters ASCENDING",
  ],
  [
    "an equality and an order without a composite",
    query("jobs", [where("kind", "EQUAL")], [by("startedAt")]),
    "composite index kind ASCENDING, startedAt ASCENDING",
  ],
  [
    "an array and an order without a composite",
    query("jobs", [where("watcherUids", "ARRAY_CONTAINS")], [by("startedAt")]),
    "composite index watcherUids CONTAINS",
  ],
  [
    "a sum of what is chosen, without a composite",
    sum(query("sectors", [where("security", "EQUAL")]), "warpCount"),
    "composite index security ASCENDING, warpCount ASCENDING",
  ],
  [
    "an average over a range, without a composite",
    {
      ...query("sectors", [where("security", "GREATER_THAN")]),
      aggregations: [{ avg: { field: { fieldPath: "warpCount" } } }],
    },
    "composite index security ASCENDING, warpCount ASCENDING",
  ],
  [
    "two sums at once, which ask for documents that have both fields",
    sum(query("sectors", []), "warpCount", "security"),
    "composite index warpCount ASCENDING, security ASCENDING",
  ],
  [
    "a list's item by an index of the whole list",
    query("jobs", [where("watcherUids", "EQUAL"), where("kind", "GREATER_THAN")]),
    "composite index watcherUids ASCENDING, kind ASCENDING",
  ],
  [
    "names against the direction of the field before them",
    query("jobs", [where("status", "EQUAL")], [by("progressedAt"), by("__name__", "DESCENDING")]),
    "composite index status ASCENDING, progressedAt ASCENDING, __name__ DESCENDING",
  ],
  [
    "two orders",
    query("jobs", [], [by("status"), by("kind")]),
    "composite index status ASCENDING, kind ASCENDING",
  ],
  [
    "a group by a field that is indexed for collections",
    query("sectors", [where("number", "EQUAL")], [], true),
    "COLLECTION_GROUP",
  ],
])("%s is not", (_what, given, missing) => expect(missingIndex(given, spec)).toContain(missing));

const [byStatus] = spec.indexes;

test("a composite index is kept for what needs it, and for equalities that it answers without merging", () => {
  const needs = query("jobs", [where("status", "EQUAL")], [by("progressedAt", "DESCENDING")]);
  const merges = query("jobs", [where("progressedAt", "EQUAL"), where("status", "EQUAL")]);
  expect([needs, merges].map((given) => usesComposite(given, byStatus!))).toEqual([true, true]);
});

test("a composite index is not kept for a part of it, for another collection or for another scope", () => {
  const others = [
    query("jobs", [where("status", "EQUAL")]),
    query("steps", [where("status", "EQUAL")], [by("progressedAt")]),
    query("jobs", [where("status", "EQUAL")], [by("progressedAt")], true),
  ];
  expect(others.map((given) => usesComposite(given, byStatus!))).toEqual([false, false, false]);
});
