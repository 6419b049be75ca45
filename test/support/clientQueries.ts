import { CLIENT_QUERIES, type ClientQuery } from "../../functions/src/platform/clientQueries.ts";
import { PATHS, type PathName } from "../../functions/src/platform/paths.ts";
import { READ_ACCESS, type Reader } from "../../functions/src/platform/readAccess.ts";
import type { RecordedQuery } from "./queryIndexes.ts";

/** Whatever clients may be expected to ask, in the form of Firestore's protocol: declared, or implied by the table of readers. */
export function clientQueries(): RecordedQuery[] {
  return [...CLIENT_QUERIES, ...impliedQueries()].map(recordedForm);
}

const OPERATORS = { "==": "EQUAL", "array-contains": "ARRAY_CONTAINS" } as const;
const DIRECTIONS = { asc: "ASCENDING", desc: "DESCENDING" } as const;

export function recordedForm({ path, acrossAll, where = [], orderBy }: ClientQuery): RecordedQuery {
  const filters = where.map(([fieldPath, operator]) => ({
    fieldFilter: { field: { fieldPath }, op: OPERATORS[operator] },
  }));
  const order = orderBy && { field: { fieldPath: orderBy[0] }, direction: DIRECTIONS[orderBy[1]] };
  return {
    from: [{ collectionId: PATHS[path].split("/").at(-2)!, allDescendants: acrossAll === true }],
    where: { compositeFilter: { filters } },
    orderBy: order ? [order] : [],
  };
}

/** A reader who depends on a field must fix it, in one collection or, where the table says so, across all of its name. */
function impliedQueries(): ClientQuery[] {
  const purpose = "what the caller may read";
  return (Object.keys(READ_ACCESS) as PathName[]).flatMap((path): ClientQuery[] => [
    ...READ_ACCESS[path].list
      .flatMap(conditionOf)
      .map((condition) => ({ path, purpose, where: [condition] })),
    ...READ_ACCESS[path].group
      .flatMap(conditionOf)
      .map((condition) => ({ path, purpose, acrossAll: true as const, where: [condition] })),
  ]);
}

type Condition = NonNullable<ClientQuery["where"]>[number];

function conditionOf(reader: Reader): Condition[] {
  if (reader.kind === "fieldNames") return [[reader.field, "==", "caller"]];
  if (reader.kind === "fieldLists") return [[reader.field, "array-contains", "caller"]];
  if (reader.kind === "belongs" && reader.where !== undefined)
    return [[reader.where.field, "==", `"${reader.where.value}"`]];
  return [];
}
