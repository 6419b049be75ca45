import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { declaredSchemas } from "../../scripts/declared.ts";
import { clientQueries } from "../support/clientQueries.ts";
import { dateFieldsOf } from "../support/dateFields.ts";
import {
  covers,
  type IndexSpec,
  missingIndex,
  type RecordedQuery,
  singleFieldsOf,
  usesComposite,
  usesSingle,
} from "../support/queryIndexes.ts";

const spec = JSON.parse(
  readFileSync(new URL("../../firestore.indexes.json", import.meta.url), "utf8"),
) as IndexSpec;

/** Every form of query that the deployed functions sent while the suites before this one ran; none where none ran. */
const recorded = linesOf(process.env.QUERY_LOG!).map((line) => JSON.parse(line) as RecordedQuery);
const asked = [...recorded, ...clientQueries()];

function linesOf(file: string): string[] {
  return existsSync(file) ? [...new Set(readFileSync(file, "utf8").trim().split("\n"))].filter(Boolean) : [];
}

test("production has the index of every query of the functions", () => {
  expect(recorded.flatMap((query) => missingIndex(query, spec) ?? [])).toEqual([]);
});

test("production has the index of every query of clients", () => {
  expect(clientQueries().flatMap((query) => missingIndex(query, spec) ?? [])).toEqual([]);
});

// What nothing has asked for can only be told of a run that has asked for everything.
describe.runIf(process.env.WHOLE_SUITE === "true")("in a run of the whole suite", () => {
  test("the recorder has seen the queries of schedules, lists and checks", () => {
    const collections = new Set(recorded.map(({ from }) => from[0]?.collectionId));
    expect([...collections]).toEqual(
      expect.arrayContaining(["jobs", "outbox", "sectors", "regions", "members", "ledgerTransfers"]),
    );
    expect(recorded.some(({ aggregations }) => aggregations !== undefined)).toBe(true);
  });

  test("every composite index is needed by a query", () => {
    const unused = spec.indexes.filter((index) => !asked.some((query) => usesComposite(query, index)));
    expect(
      unused.map(
        ({ collectionGroup, queryScope, fields }) =>
          `take out of firestore.indexes.json, or declare its query in the room.ts: ${collectionGroup} (${queryScope}): ` +
          fields
            .map(({ fieldPath, order, arrayConfig }) => `${fieldPath} ${order ?? arrayConfig}`)
            .join(", "),
      ),
    ).toEqual([]);
  });

  test("every single-field index that an override keeps or adds is needed by a query", () => {
    const unused = spec.fieldOverrides.flatMap((override) =>
      override.indexes
        .filter((index) => !asked.some((query) => usesSingle(query, override, index)))
        .map(
          ({ order, arrayConfig, queryScope }) =>
            `take out of firestore.indexes.json: ${override.collectionGroup}.${override.fieldPath} ${order ?? arrayConfig} (${queryScope})`,
        ),
    );
    expect(unused).toEqual([]);
  });

  test("an instant, which only grows, is in no index of its own unless a query asks by it", async () => {
    const inUse = new Set(asked.flatMap(singleFieldsOf));
    const declared = await declaredSchemas();
    const instants = [...declared].flatMap(([template, schema]) =>
      dateFieldsOf(schema).map((fieldPath) => ({ collectionGroup: template.split("/").at(-2)!, fieldPath })),
    );
    expect(instants.length).toBeGreaterThan(20);
    const idle = instants.filter(
      ({ collectionGroup, fieldPath }) =>
        !inUse.has(`${collectionGroup}.${fieldPath}`) &&
        !spec.fieldOverrides.some(
          (override) => override.collectionGroup === collectionGroup && covers(override.fieldPath, fieldPath),
        ),
    );
    expect(
      idle.map(
        ({ collectionGroup, fieldPath }) =>
          `exempt in firestore.indexes.json, with no indexes: ${collectionGroup}.${fieldPath}`,
      ),
    ).toEqual([]);
  });
});
