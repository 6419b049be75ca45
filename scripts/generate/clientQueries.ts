import { type CollectionName, collections } from "../../functions/src/house.ts";
import { collectionIdOf } from "../../functions/src/platform/declaration/house.ts";
import type { Reader } from "../../functions/src/platform/declaration/readers.ts";
import type { RecordedQuery } from "./queryIndexes.ts";
import { CLIENT_QUERIES, type DeclaredQuery } from "./registry.ts";

/** Whatever clients may be expected to ask, in the form of Firestore's protocol: declared, or implied by the table of readers. */
export function clientQueries(): RecordedQuery[] {
  return [...CLIENT_QUERIES, ...impliedQueries()].map(recordedForm);
}

const OPERATORS = { "==": "EQUAL", "array-contains": "ARRAY_CONTAINS" } as const;
const DIRECTIONS = { asc: "ASCENDING", desc: "DESCENDING" } as const;

export function recordedForm({ path, acrossAll, where = [], orderBy }: DeclaredQuery): RecordedQuery {
  const filters = where.map(([fieldPath, operator]) => ({
    fieldFilter: { field: { fieldPath }, op: OPERATORS[operator] },
  }));
  const order = orderBy && { field: { fieldPath: orderBy[0] }, direction: DIRECTIONS[orderBy[1]] };
  return {
    from: [{ collectionId: collectionIdOf(collections[path].path), allDescendants: acrossAll === true }],
    where: { compositeFilter: { filters } },
    orderBy: order ? [order] : [],
  };
}

/** A reader who depends on a field must fix it, in one collection or, where the table says so, across all of its name. */
function impliedQueries(): DeclaredQuery[] {
  const purpose = "what the caller may read";
  return (Object.keys(collections) as CollectionName[]).flatMap((path): DeclaredQuery[] => [
    ...collections[path].readers.list.flatMap(conditionsOf).map((where) => ({ path, purpose, where })),
    ...collections[path].readers.across
      .flatMap(conditionsOf)
      .map((where) => ({ path, purpose, acrossAll: true as const, where })),
  ]);
}

type Condition = NonNullable<DeclaredQuery["where"]>[number];

/** What the query of a reader fixes; none where it fixes nothing. */
function conditionsOf(reader: Reader): Condition[][] {
  if (reader.kind === "fieldNames") return [[[reader.field, "==", "caller"]]];
  if (reader.kind === "fieldLists") return [[[reader.field, "array-contains", "caller"]]];
  if (reader.kind === "belongs" && reader.where !== undefined)
    return [[[reader.where.field, "==", `"${reader.where.value}"`]]];
  if (reader.kind === "inSameSector")
    return [
      [
        ["sectorNumber", "==", "a sector"],
        ["open", "==", "true"],
      ],
    ];
  return [];
}
