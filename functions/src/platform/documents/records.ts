import { Timestamp } from "firebase-admin/firestore";
import { canonicalJson } from "../random.ts";

/** A document as it is stored. */
export interface Stored {
  readonly ref: { readonly path: string };
  data(): unknown;
}

/** A document as a line of NDJSON: its path, and its fields in the order of their names; an instant is `{ "instant": … }`. */
export function lineOf(stored: Stored): string {
  return canonicalJson({ path: stored.ref.path, fields: plain(stored.data()) });
}

function plain(value: unknown): unknown {
  if (value instanceof Timestamp) return { instant: value.toDate().toISOString() };
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

/** A line read back: the fields with instants as `Date`s, as `documents` takes them. */
export function recordOf(line: string): { readonly path: string; readonly fields: Record<string, unknown> } {
  return JSON.parse(line, (_key, value: unknown) => asDate(value) ?? value);
}

function asDate(value: unknown): Date | undefined {
  if (value === null || typeof value !== "object" || !("instant" in value)) return undefined;
  return Object.keys(value).length === 1 ? new Date(value.instant as string) : undefined;
}
