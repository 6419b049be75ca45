import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type IndexSpec, missingIndex, type RecordedQuery } from "../support/queryIndexes.ts";

const spec = JSON.parse(
  readFileSync(new URL("../../firestore.indexes.json", import.meta.url), "utf8"),
) as IndexSpec;

/** Every form of query that the deployed functions sent while the suites before this one ran. */
const recorded = [...new Set(readFileSync(process.env.QUERY_LOG!, "utf8").trim().split("\n"))].map(
  (line) => JSON.parse(line) as RecordedQuery,
);

test("the recorder has seen the queries of schedules, lists and checks", () => {
  const collections = new Set(recorded.map(({ from }) => from[0]?.collectionId));
  expect([...collections]).toEqual(
    expect.arrayContaining(["jobs", "outbox", "sectors", "regions", "members", "ledgerTransfers"]),
  );
});

test("production has the index of every query", () => {
  expect(recorded.flatMap((query) => missingIndex(query, spec) ?? [])).toEqual([]);
});
