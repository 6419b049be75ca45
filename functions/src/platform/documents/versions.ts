import type { z } from "zod";
import { GameError } from "../errors.ts";

/** The field of a stored document that says its version; absent means 1. No schema has a field of this name. */
export const VERSION_FIELD = "schemaVersion";

/** The fields of a document as they were stored, timestamps as `Date`s. */
export type StoredFields = Readonly<Record<string, unknown>>;

/** By the version that it makes: a pure function from the fields of the version before. `{ 2: …, 3: … }`, without gaps. */
export type Steps = Readonly<Record<number, (before: StoredFields) => StoredFields>>;

/** The step to a version whose wider bounds are all that is new: nothing stored changes, but an older release must not write over what they allow. */
export const unchanged = (before: StoredFields): StoredFields => before;

/** The version that the last step makes. @throws when the steps are not 2, 3, … without a gap. */
export function presentVersion(where: string, steps: Steps): number {
  const versions = Object.keys(steps).map(Number);
  for (const [index, version] of versions.entries()) {
    if (version === index + 2) continue;
    throw new Error(
      `${where} has a step to version ${version}, but none to version ${index + 2}: steps lead from each version to the next.`,
    );
  }
  return versions.length + 1;
}

/** The earliest version that is stored as the present one is: every step after it is `unchanged`, and asks for no backfill. */
export function storedAlikeSince(steps: Steps): number {
  const versions = Object.keys(steps).map(Number);
  return versions.findLast((version) => steps[version] !== unchanged) ?? 1;
}

/** The version of stored fields. */
export function versionOf(fields: StoredFields): number {
  return (fields[VERSION_FIELD] as number | undefined) ?? 1;
}

/**
 * A document in its present shape, whichever version is stored: every step from there to now, then missing fields by
 * their defaults, then without the fields that the schema has dropped.
 * @throws GameError `BUSY` when newer code than this has written it; an error naming the document and its fields when it
 * does not match its schema.
 */
export function present<Document>(
  where: string,
  stored: StoredFields,
  shape: {
    readonly schema: z.ZodType<Document>;
    readonly steps: Steps;
    readonly version: number;
    readonly isPart?: boolean;
  },
): Document {
  const { schema, steps, version } = shape;
  const found = shape.isPart ? version : versionOf(stored);
  if (found > version) throw newerVersion(where);
  let { [VERSION_FIELD]: _, ...fields }: StoredFields = stored;
  for (let next = found + 1; next <= version; next++) fields = steps[next]!(fields);
  const first = schema.safeParse(fields);
  if (first.success) return first.data;
  const again = withoutUnknown(fields, first.error.issues);
  const second = again === undefined ? first : schema.safeParse(again);
  if (second.success) return second.data;
  const wrong = second.error.issues.slice(0, 5).map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new Error(`${where} does not match its schema: ${wrong.join("; ")}`);
}

/** Two revisions run at once during a deploy: the older one leaves alone what the newer one has written. */
function newerVersion(where: string): GameError {
  return new GameError(
    "BUSY",
    `A newer release is being rolled out and has written ${where.split("/").at(-2)} that this one cannot read; nothing was changed. Send the call again.`,
  );
}

/** The fields without those that the issues call unknown, or undefined when something else is wrong too. */
function withoutUnknown(fields: StoredFields, issues: readonly z.core.$ZodIssue[]): StoredFields | undefined {
  if (issues.some(({ code }) => code !== "unrecognized_keys")) return undefined;
  const copy = structuredClone(fields);
  for (const issue of issues as z.core.$ZodIssueUnrecognizedKeys[]) {
    const holder = issue.path.reduce<unknown>(
      (value, key) => (value as Record<PropertyKey, unknown>)[key],
      copy,
    ) as Record<string, unknown>;
    for (const key of issue.keys) delete holder[key];
  }
  return copy;
}
