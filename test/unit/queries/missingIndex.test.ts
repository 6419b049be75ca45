import { expect, test } from "vitest";
import { type IndexSpec, missingIndex, type RecordedQuery } from "../../support/queryIndexes.ts";

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
