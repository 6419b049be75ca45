import { LimitExceeded, MAX_DOCUMENT_BYTES } from "./limits.ts";

/**
 * The guard of commits sees what an update writes; this sees the whole that it makes.
 * @throws LimitExceeded naming the document, its size and the bound.
 */
export function checkDocumentSize(path: string, document: object): void {
  const bytes = Buffer.byteLength(path) + valueBytes(document);
  if (bytes <= MAX_DOCUMENT_BYTES) return;
  const advice = "bound its fields more tightly, or split it into several documents.";
  throw new LimitExceeded(path, bytes, MAX_DOCUMENT_BYTES, "bytes", advice);
}

/** Source: Cloud Firestore documentation, "Storage size calculations". */
function valueBytes(value: unknown): number {
  if (typeof value === "string") return Buffer.byteLength(value) + 1;
  if (typeof value === "number" || value instanceof Date) return 8;
  if (value === null || typeof value !== "object") return 1;
  let bytes = Array.isArray(value) ? 0 : 32;
  for (const [key, inner] of Object.entries(value))
    bytes += valueBytes(inner) + (Array.isArray(value) ? 0 : Buffer.byteLength(key) + 1);
  return bytes;
}
