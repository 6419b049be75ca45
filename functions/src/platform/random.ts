import { createHash, createHmac, randomUUID } from "node:crypto";
import { v5 as uuidV5 } from "uuid";

/** The namespace of all derived ids (a v4 drawn once for this project). */
const NAMESPACE = "5b0f7a54-9c1e-4a57-8f0e-2a1f7c9d2102";

/** A stable id from its parts: the same parts give the same id on every machine, so that a retry writes one document. */
export function derivedId(...parts: readonly (string | number)[]): string {
  return uuidV5(JSON.stringify(parts), NAMESPACE);
}

/** An id that nobody can guess. */
export const newId: () => string = randomUUID;

/** SHA-256 of the text in base64url, 43 characters. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

/** HMAC-SHA-256 of the parts under the key, in base64url, 43 characters. */
export function keyedDigest(key: string, ...parts: readonly (string | number)[]): string {
  return createHmac("sha256", key).update(JSON.stringify(parts)).digest("base64url");
}

/** JSON with keys in code-unit order at every depth: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner) && !(inner instanceof Date)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}

/** A number in [0, buckets) from a key: spreads writers over shards without a shared counter. */
export function bucketOf(key: string, buckets: number): number {
  return createHash("sha256").update(key).digest().readUInt32BE(0) % buckets;
}
