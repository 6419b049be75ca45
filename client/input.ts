/**
 * A fresh id for an intent: 128 random bits. The client draws one for each call by itself; a page draws it where it wants
 * to know the id before the call, to keep it over a reload.
 */
export function newRequestId(): string {
  // Over plain http, but on localhost, a browser has no `crypto.randomUUID`.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A copy without the fields that are undefined, at any depth: the SDK would send them as null. */
export function withoutUndefined<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(withoutUndefined) as Value;
  if (!isRecord(value)) return value;
  const present = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(present.map(([name, field]) => [name, withoutUndefined(field)])) as Value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
