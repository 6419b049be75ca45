import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { root } from "../../scripts/command.ts";
import { clientQueries } from "../../scripts/generate/clientQueries.ts";
import { type IndexSpec, missingIndex, type RecordedQuery } from "../../scripts/generate/queryIndexes.ts";
import {
  formOf,
  merged,
  RECORDED,
  type Recorded,
  recorded,
  recordedText,
} from "../../scripts/generate/recorded.ts";
import { drawsAll } from "../../scripts/suite/draw.ts";

const spec = JSON.parse(
  readFileSync(new URL("../../firestore.indexes.json", import.meta.url), "utf8"),
) as IndexSpec;

const WHOLE = process.env.WHOLE_SUITE === "true";

/** Where the emulators of all lanes of a run wrote down what the functions did; elsewhere the record is all there is. */
const directory = process.env.LANES_DIRECTORY;
const lanes =
  directory === undefined ? [] : readdirSync(directory).filter((name) => name.startsWith("lane-"));

/** Every form of query that the deployed functions sent while the suites before this one ran; none where none ran. */
const queries = linesOf("queries.jsonl").map((line) => JSON.parse(line) as RecordedQuery);
const writes: Record<string, string[]> = {};
for (const line of linesOf("writes.jsonl")) {
  const { collectionId, operation } = JSON.parse(line) as { collectionId: string; operation: string };
  writes[collectionId] = [...(writes[collectionId] ?? []), operation];
}
const seen: Recorded = { queries, writes };

function linesOf(file: string): string[] {
  const lines = lanes.flatMap((lane) => readFileSync(join(directory!, lane, file), "utf8").split("\n"));
  return [...new Set(lines)].filter(Boolean);
}

/** A task that fails is noted in the outbox, and which ones fail under contention is luck. */
const NOTED_BY_LUCK = "outbox";

const formsIn = ({ queries }: Recorded) => new Set(queries.map((query) => JSON.stringify(formOf(query))));
const writersIn = ({ writes }: Recorded) =>
  new Set(
    Object.entries(writes).flatMap(([id, operations]) =>
      id === NOTED_BY_LUCK ? [] : operations.map((operation) => `${operation} writes ${id}`),
    ),
  );
const beyond = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  [...some].filter((one) => !others.has(one));

const ADVICE =
  "`RECORD=true npm test` writes test/queries/recorded.json anew, with paths it adds to it; then `npm run generate`";

beforeAll(() => {
  if (process.env.RECORD === "true") {
    writeFileSync(join(root, RECORDED), recordedText(WHOLE ? seen : merged(recorded(), seen)));
  }
});

test("production has the index of every query of the functions", () => {
  expect(queries.flatMap((query) => missingIndex(query, spec) ?? [])).toEqual([]);
});

test("production has the index of every query of clients", () => {
  expect(clientQueries().flatMap((query) => missingIndex(query, spec) ?? [])).toEqual([]);
});

test("every query and every write of the functions is on record", () => {
  expect(beyond(formsIn(seen), formsIn(recorded())), ADVICE).toEqual([]);
  expect(beyond(writersIn(seen), writersIn(recorded())), ADVICE).toEqual([]);
});

if (WHOLE)
  test("in a run of the whole suite the recorder has seen the queries of schedules, lists and checks", () => {
    const collections = new Set(queries.map(({ from }) => from[0]?.collectionId));
    expect([...collections]).toEqual(
      expect.arrayContaining(["outbox", "sectors", "regions", "members", "ledgerTransfers"]),
    );
    expect(queries.some(({ aggregations }) => aggregations !== undefined)).toBe(true);
  });

// What nothing has asked for can only be told of a run that has asked for everything.
if (WHOLE && drawsAll)
  test("nothing is on record that no function does any more", () => {
    expect(beyond(formsIn(recorded()), formsIn(seen)), ADVICE).toEqual([]);
    expect(beyond(writersIn(recorded()), writersIn(seen)), ADVICE).toEqual([]);
  });
