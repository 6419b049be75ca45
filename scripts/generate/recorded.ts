import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../command.ts";
import { type Filter, leavesOf, type RecordedQuery } from "./queryIndexes.ts";

/** Where what the suites have seen the functions do is kept, for the generator: `RECORD=true npm test` writes it. */
export const RECORDED = "test/queries/recorded.json";

export interface Recorded {
  /** Each form of query that a deployed function has sent. */
  readonly queries: readonly RecordedQuery[];
  /** By collection id, the callables, schedules and queues that have written there. */
  readonly writes: Readonly<Record<string, readonly string[]>>;
}

export const recorded = (): Recorded => JSON.parse(readFileSync(join(root, RECORDED), "utf8"));

/** The query without its values: two that ask the same of the indexes are one. */
export function formOf({ from, where, orderBy, aggregations }: RecordedQuery): RecordedQuery {
  const [{ collectionId = "", allDescendants = false } = {}] = from;
  const leaves = leavesOf(where ?? undefined).map(
    ({ field, op }): Filter => ({ fieldFilter: { field: ofAnyRegion(field), op } }),
  );
  const orders = withoutImplied(orderBy ?? []);
  return {
    from: [{ collectionId, ...(allDescendants ? { allDescendants } : {}) }],
    ...(leaves.length > 0 ? { where: { compositeFilter: { filters: leaves } } } : {}),
    ...(orders.length > 0
      ? { orderBy: orders.map(({ field, direction }) => ({ field: ofAnyRegion(field), direction })) }
      : {}),
    ...(aggregations?.length ? { aggregations: aggregations.map(fieldsAlone) } : {}),
  };
}

type Order = NonNullable<RecordedQuery["orderBy"]>[number];

/** The SDK writes the last order, by name, down only in the pages behind the first: Firestore sorts by it either way. */
function withoutImplied(orders: readonly Order[]): readonly Order[] {
  const last = orders.at(-1);
  const implied = last?.field.fieldPath === "__name__" && last.direction === orders.at(-2)?.direction;
  return implied ? orders.slice(0, -1) : orders;
}

type Aggregation = NonNullable<RecordedQuery["aggregations"]>[number];

function fieldsAlone({ sum, avg }: Aggregation): Aggregation {
  if (sum) return { sum: { field: ofAnyRegion(sum.field) } };
  if (avg) return { avg: { field: ofAnyRegion(avg.field) } };
  return { count: {} };
}

/** A currency is named by its region: an index has them all. */
function ofAnyRegion({ fieldPath }: { readonly fieldPath: string }) {
  return { fieldPath: fieldPath.replace(/`currency:[^`]+`/, "`currency:{regionId}`") };
}

/** One line a form, so that a change of one is a line of difference. */
export function recordedText({ queries, writes }: Recorded): string {
  const forms = [...new Set(queries.map((query) => JSON.stringify(formOf(query))))].toSorted();
  const written = Object.entries(writes)
    .map(([collectionId, operations]) => [collectionId, [...new Set(operations)].toSorted()] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const lines = written.map(([id, operations]) => `    ${JSON.stringify(id)}: ${JSON.stringify(operations)}`);
  return `{\n  "queries": [\n${forms.map((form) => `    ${form}`).join(",\n")}\n  ],\n  "writes": {\n${lines.join(",\n")}\n  }\n}\n`;
}

/** The two together. */
export function merged(one: Recorded, other: Recorded): Recorded {
  const ids = new Set([...Object.keys(one.writes), ...Object.keys(other.writes)]);
  const both = [...ids].map((id) => [id, [...(one.writes[id] ?? []), ...(other.writes[id] ?? [])]] as const);
  return { queries: [...one.queries, ...other.queries], writes: Object.fromEntries(both) };
}
