import { createRequire } from "node:module";
import { collections } from "../../functions/src/house.ts";
import { collectionIdOf } from "../../functions/src/platform/declaration/house.ts";
import type { Result } from "./report.ts";

export interface IndexFile {
  readonly indexes: readonly {
    readonly collectionGroup: string;
    readonly queryScope: string;
    readonly fields: readonly { readonly fieldPath: string }[];
  }[];
  readonly fieldOverrides: readonly {
    readonly collectionGroup: string;
    readonly fieldPath: string;
    readonly ttl?: boolean;
    readonly indexes: readonly object[];
  }[];
}

/** Of a database with billing. Source: Cloud Firestore documentation, "Usage and limits". */
const MAX_COMPOSITES = 1_000;
const MAX_OVERRIDES = 1_000;
const MAX_FIELDS_A_COMPOSITE = 100;

/** What is wrong with `firestore.indexes.json`, by the deploy tool's judgement and by ours. */
export function checkIndexes(file: IndexFile): Result {
  const { indexes, fieldOverrides } = file;
  const expiring = fieldOverrides.filter(({ ttl }) => ttl === true);
  return {
    note: `${indexes.length} composite, ${fieldOverrides.length} overrides, ${expiring.length} TTL policies`,
    wrong: [
      ...toolFindings(file),
      ...twice(
        indexes.map(({ collectionGroup, queryScope, fields }) =>
          JSON.stringify([collectionGroup, queryScope, fields]),
        ),
      ),
      ...twice(fieldOverrides.map(({ collectionGroup, fieldPath }) => `${collectionGroup}.${fieldPath}`)),
      ...unknownCollections(file),
      ...indexes
        .filter(({ fields }) => fields.length < 2 || fields.length > MAX_FIELDS_A_COMPOSITE)
        .map(
          ({ collectionGroup, fields }) =>
            `a composite index of ${collectionGroup} has ${fields.length} fields.`,
        ),
      ...twice(expiring.map(({ collectionGroup }) => `TTL policy of ${collectionGroup}`)),
      ...expiring
        .filter((policy) => policy.indexes.length > 0)
        .map(
          ({ collectionGroup, fieldPath }) =>
            `${collectionGroup}.${fieldPath} expires and only grows: give it no index.`,
        ),
      ...(indexes.length > MAX_COMPOSITES ? [`more than ${MAX_COMPOSITES} composite indexes.`] : []),
      ...(fieldOverrides.length > MAX_OVERRIDES ? [`more than ${MAX_OVERRIDES} overrides.`] : []),
    ],
  };
}

function toolFindings(file: IndexFile): string[] {
  const { FirestoreApi } = createRequire(import.meta.url)("firebase-tools/lib/firestore/api.js");
  try {
    new FirestoreApi().validateSpec(file);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map(
    (name) => `${name} stands twice: take one out.`,
  );
}

function unknownCollections({ indexes, fieldOverrides }: IndexFile): string[] {
  const known = new Set(Object.values(collections).map(({ path }) => collectionIdOf(path)));
  const named = new Set([...indexes, ...fieldOverrides].map(({ collectionGroup }) => collectionGroup));
  return [...named]
    .filter((name) => !known.has(name))
    .map((name) => `${name} is no collection of any room: take it out.`);
}
