import { hmac } from "@noble/hashes/hmac.js";
import { sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

/** The namespace of all derived ids (a v4 drawn once for this project). */
const NAMESPACE = hexToBytes("5b0f7a549c1e4a578f0e2a1f7c9d2102");

/**
 * A stable id from its parts: the same parts give the same id on every machine, so that a retry writes one document.
 * A UUID of version 5 (RFC 9562, section 5.5); made here, since the package for it costs a cold start twenty files.
 */
export function derivedId(...parts: readonly (string | number)[]): string {
  const bytes = sha1(concatBytes(NAMESPACE, utf8ToBytes(JSON.stringify(parts)))).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** An id that nobody can guess. */
export const newId = (): string => crypto.randomUUID();

/** SHA-256 of the text in base64url, 43 characters. In JavaScript, so that a page can repeat it: WebCrypto is asynchronous and absent without TLS. */
export function digest(text: string): string {
  return base64url(sha256(utf8ToBytes(text)));
}

/** HMAC-SHA-256 of the parts under the key, in base64url, 43 characters. */
export function keyedDigest(key: string, ...parts: readonly (string | number)[]): string {
  return base64url(hmacOf(key, JSON.stringify(parts)));
}

/** HMAC-SHA-256 of the text under the key, in hexadecimal: its order as text is its order as a number. */
export function keyedHex(key: string, text: string): string {
  return bytesToHex(hmacOf(key, text));
}

function hmacOf(key: string, text: string): Uint8Array {
  return hmac(sha256, utf8ToBytes(key), utf8ToBytes(text));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
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
  const [first] = new Uint32Array(sha256(utf8ToBytes(key)).slice(0, 4).toReversed().buffer);
  return first! % buckets;
}
