import { isDeepStrictEqual } from "node:util";

/** One field, by its path, and what it becomes; `undefined` where it goes. */
export type FieldChange = readonly [path: readonly string[], value: unknown];

type Fields = Readonly<Record<string, unknown>>;

/**
 * What makes `after` of `before`, field by field: a map is gone into, a list is replaced. What the stored document holds
 * beside the fields that this code knows stays, since a newer release may have put it there.
 * @param holdsMap whether the stored document has a map there: into one that a default has supplied nothing can be laid.
 */
export function changesBetween(
  before: Fields,
  after: Fields,
  holdsMap: (path: readonly string[]) => boolean,
  path: readonly string[] = [],
): FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const [was, is] = [before[key], after[key]];
    if (Object.is(was, is)) return [];
    const at = [...path, key];
    if (isDeepStrictEqual(was, is)) return [];
    if (isMap(was) && isMap(is) && Object.keys(is).length > 0 && holdsMap(at))
      return changesBetween(was, is, holdsMap, at);
    return [[at, is] as const];
  });
}

export function isMap(value: unknown): value is Fields {
  return value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;
}

/** The value at a path, or undefined. */
export function valueAt(fields: Fields, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), fields);
}
