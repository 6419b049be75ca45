import { type DocumentData, FieldPath, FieldValue } from "firebase-admin/firestore";
import type { Shape } from "./collection.ts";

/** Integers to add, by field, or by field and key where the field is a map of numbers. */
export type Counts = Readonly<Record<string, number | Readonly<Record<string, number>>>>;

/** The arguments of an update that adds the counts. @throws where a field is not a declared counter. */
export function raised(
  { counters }: Pick<Shape<never>, "counters">,
  path: string,
  counts: Counts,
): [FieldPath, unknown, ...unknown[]] {
  const pairs = flat(counters, path, counts).flatMap(([keys, by]) => [
    new FieldPath(...keys),
    FieldValue.increment(by),
  ]);
  if (pairs.length === 0) throw new Error(`${path}: nothing is added.`);
  return pairs as [FieldPath, unknown, ...unknown[]];
}

/**
 * What to merge so that the counts are added, or a document is opened with them. It says no version, since it may be merged
 * into an older document: the steps of a collection with counters take both. @throws ZodError
 */
export function opened<Document extends object>(
  shape: Shape<Document>,
  path: string,
  counts: Counts,
  opening: Partial<Document>,
): DocumentData {
  const empty = shape.schema.parse({ ...opening, ...mapped(counts, () => 0) });
  flat(shape.counters, path, counts);
  return { ...empty, ...mapped(counts, (by) => FieldValue.increment(by)) };
}

function flat(counters: readonly string[], path: string, counts: Counts): [string[], number][] {
  return Object.entries(counts).flatMap(([field, by]): [string[], number][] => {
    if (!counters.includes(field)) throw new Error(`${path}: ${field} is no declared counter.`);
    return typeof by === "number"
      ? [[[field], by]]
      : Object.entries(by).map(([key, amount]) => [[field, key], amount]);
  });
}

function mapped(counts: Counts, of: (by: number) => unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(counts).map(([field, by]) => [
      field,
      typeof by === "number"
        ? of(by)
        : Object.fromEntries(Object.entries(by).map(([key, amount]) => [key, of(amount)])),
    ]),
  );
}
