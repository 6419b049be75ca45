import { Timestamp } from "firebase-admin/firestore";
import { lookalikeKey } from "../../../functions/src/platform/lookalike.ts";
import { STRIPE_ID } from "../faultSeam/plan.ts";

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
/** A fault can hold a play up until the next one has begun. Sentences and bodies of jobs name them, too. */
const MONTH = /\b\d{4}-\d\d\b/g;
const DAY = /\b\d{4}-\d\d-\d\d\b/g;
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** SHA-256 in base64url: of what the play said, so of its ids. */
const DIGEST = /^[A-Za-z0-9_-]{43}$/;

/** Turns and rents grow with time, a region is held for some, and whom a pilot has fought is forgotten after a day; a fight is decided by a chance that nobody can try out. */
const OF_THE_PLAY: readonly string[] = [
  "turnsTenths",
  "roundsFought",
  "shieldPointsLeft",
  "heldMs",
  "carry",
  "rent",
  "opponents",
];

/**
 * A value without what differs from play to play: the run's prefix, instants, days and digests are replaced by a word. Ids are
 * given to `nameOf`.
 */
export function normal(run: string, value: unknown, nameOf: (id: string) => string): unknown {
  const inner = (part: unknown) => normal(run, part, nameOf);
  if (value instanceof Timestamp) return "instant";
  if (typeof value === "string") {
    if (DIGEST.test(value)) return "digest";
    // A name is reserved under what its letters and digits look like.
    const named = value.replaceAll(run, "run").replaceAll(lookalikeKey(run).slice(1), "run");
    const dated = named.replace(INSTANT, "instant").replace(ID, nameOf).replace(STRIPE_ID, nameOf);
    return dated.replace(DAY, "day").replace(MONTH, "month");
  }
  if (Array.isArray(value)) return value.some(holdsDigest) ? sorted(value.map(inner)) : value.map(inner);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, part]) => {
    if (OF_THE_PLAY.includes(key)) return [key, "of the play"] as const;
    return [inner(key) as string, inner(part)] as const;
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A list in the order of its digests has another order in every play. */
const holdsDigest = (element: unknown) =>
  [element, ...Object.values(Object(element) as object)].some(
    (part) => typeof part === "string" && DIGEST.test(part),
  );

function sorted(values: unknown[]): unknown[] {
  return values.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** Names ids by the order in which they are first asked for, those of each collection for themselves. */
export class IdNames {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  nameOf(id: string, collection = "id"): string {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const count = (this.#counts.get(collection) ?? 0) + 1;
    this.#counts.set(collection, count);
    this.#names.set(id, `${collection} ${count}`);
    return `${collection} ${count}`;
  }

  /** The name that the id has, or a word for those that have none yet. */
  known(id: string): string {
    return this.#names.get(id) ?? "id";
  }
}
