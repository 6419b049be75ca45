import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { collections } from "../../functions/src/house.ts";
import { collectionIdOf } from "../../functions/src/platform/declaration/house.ts";
import { fieldRows } from "../../scripts/docs/fieldRows.ts";
import { schemaJson } from "../../scripts/docs/schemaJson.ts";
import { declaredSchemas } from "../../scripts/generate/declared.ts";
import { PATH_NAMES } from "../support/rulesMatrix/cells.ts";
import { fixturesOf } from "../support/rulesMatrix/world.ts";

interface Field {
  readonly fieldPath: string;
  readonly order?: string;
  readonly arrayConfig?: string;
}
interface Spec {
  readonly indexes: readonly { collectionGroup: string; queryScope: string; fields: readonly Field[] }[];
  readonly fieldOverrides: readonly {
    collectionGroup: string;
    fieldPath: string;
    ttl?: boolean;
    indexes: readonly { order?: string; arrayConfig?: string; queryScope: string }[];
  }[];
}

const spec = JSON.parse(
  readFileSync(new URL("../../firestore.indexes.json", import.meta.url), "utf8"),
) as Spec;

const declared = await declaredSchemas();

/** How the schemas of a collection's documents declare the field, `list of strings` or `integer`; none where they do not. */
const typesOf = (collectionGroup: string, fieldPath: string): string[] =>
  [...declared]
    .filter(([template]) => template.split("/").at(-2) === collectionGroup)
    .map(([, schema]) => fieldRows(schemaJson(schema)))
    .flatMap((rows) => rows.filter((row) => row.path === fieldPath || isEntryOf(row, fieldPath, rows)))
    .map(({ type }) => type);

type Row = ReturnType<typeof fieldRows>[number];

/** Whether the field is one of a map whose keys the schema leaves open, as an account's amounts by asset. */
const isEntryOf = ({ path, type }: Row, fieldPath: string, rows: readonly Row[]): boolean =>
  type === "map" &&
  fieldPath.startsWith(`${path}.`) &&
  !rows.some((other) => other.path.startsWith(`${path}.`));

const overrideOf = (collectionGroup: string, fieldPath: string) =>
  spec.fieldOverrides.find(
    (found) => found.collectionGroup === collectionGroup && found.fieldPath === fieldPath,
  );

test("the deploy tool takes the file", () => {
  const { FirestoreApi } = createRequire(import.meta.url)("firebase-tools/lib/firestore/api.js");
  expect(() => new FirestoreApi().validateSpec(spec)).not.toThrow();
});

test("every index and override is about a field that documents of that collection have", () => {
  const named = [
    ...spec.indexes.flatMap(({ collectionGroup, fields }) =>
      fields.map(({ fieldPath }) => ({ collectionGroup, fieldPath })),
    ),
    ...spec.fieldOverrides.filter(({ fieldPath }) => fieldPath !== "*"),
  ];
  const unknown = named.filter(
    ({ collectionGroup, fieldPath }) => typesOf(collectionGroup, fieldPath).length === 0,
  );
  expect(unknown.map(({ collectionGroup, fieldPath }) => `${collectionGroup}.${fieldPath}`)).toEqual([]);
});

test("an array is indexed by what it contains, and nothing else is", () => {
  for (const { collectionGroup, fields } of spec.indexes) {
    for (const { fieldPath, arrayConfig } of fields) {
      const isArray = typesOf(collectionGroup, fieldPath).some((type) => type.includes("list"));
      expect(arrayConfig === "CONTAINS", `${collectionGroup}.${fieldPath}`).toBe(isArray);
    }
  }
});

test("nothing stands twice, and a composite index has more than one field", () => {
  const indexes = spec.indexes.map((index) => JSON.stringify(index));
  const overrides = spec.fieldOverrides.map(
    ({ collectionGroup, fieldPath }) => `${collectionGroup}.${fieldPath}`,
  );
  expect(new Set([...indexes, ...overrides]).size).toBe(indexes.length + overrides.length);
  expect(spec.indexes.filter(({ fields }) => fields.length < 2)).toEqual([]);
});

test("what expires is deleted by a policy, and its instant is in no index: it only grows", () => {
  const named = PATH_NAMES.filter((path) => fixturesOf(path).some(({ data }) => "expiresAt" in data));
  // What expires of a checkout is the time in which it can be paid; its document stays.
  const expiring = named.filter((path) => path !== "checkouts");
  expect(expiring.toSorted()).toEqual([
    "announcements",
    "archives",
    "engagements",
    "erasures",
    "exportParts",
    "exports",
    "gatePermits",
    "jobSteps",
    "jobs",
    "joinRequests",
    "notices",
    "passages",
    "proposals",
    "publicChunks",
    "requests",
    "sealedChunks",
    "stripeEvents",
    "tradeSamples",
  ]);
  for (const path of expiring) {
    expect(overrideOf(collectionIdOf(collections[path].path), "expiresAt")).toMatchObject({
      ttl: true,
      indexes: [],
    });
  }
});

test("what a reader's query across collections fixes is indexed across them, and in each as well", () => {
  for (const path of PATH_NAMES) {
    for (const reader of collections[path].readers.across) {
      if (reader.kind !== "fieldNames") continue;
      const scopes = overrideOf(collectionIdOf(collections[path].path), reader.field)?.indexes.map(
        ({ queryScope }) => queryScope,
      );
      expect(scopes, `${path}.${reader.field}`).toContain("COLLECTION_GROUP");
    }
  }
});

test("a field that no query asks for is in no index", () => {
  for (const path of PATH_NAMES) {
    expect(overrideOf(collectionIdOf(collections[path].path), "*"), path).toMatchObject({ indexes: [] });
  }
  for (const field of [
    "sectors.position",
    "requests.answer",
    "audit.before",
    "settings.culture",
    "jobs.progressedAt",
  ]) {
    const [collectionGroup, fieldPath] = field.split(".") as [string, string];
    expect(overrideOf(collectionGroup, fieldPath), field).toBeUndefined();
  }
});
