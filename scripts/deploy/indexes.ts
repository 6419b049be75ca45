import { createRequire } from "node:module";
import type { IndexSpec } from "../generate/queryIndexes.ts";
import type { Result } from "./report.ts";

/** Of a database with billing. Source: Cloud Firestore documentation, "Usage and limits". */
const MAX_COMPOSITES = 1_000;
const MAX_OVERRIDES = 1_000;

/** What is wrong with `firestore.indexes.json` beyond being stale: by the deploy tool's judgement, and by Firestore's limits. */
export function checkIndexes(file: IndexSpec): Result {
  const { indexes, fieldOverrides } = file;
  const expiring = fieldOverrides.filter(({ ttl }) => ttl === true);
  return {
    note: `${indexes.length} composite, ${fieldOverrides.length} overrides, ${expiring.length} TTL policies`,
    wrong: [
      ...toolFindings(file),
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

function toolFindings(file: IndexSpec): string[] {
  const { FirestoreApi } = createRequire(import.meta.url)("firebase-tools/lib/firestore/api.js");
  try {
    new FirestoreApi().validateSpec(file);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}
