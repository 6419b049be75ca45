import { HttpsError } from "firebase-functions/https";
import { openedHouse } from "../declaration/house.ts";
import type { ErrorMetadata, GameError } from "../errors.ts";
import { shortened, shortenedBytes } from "../wire/shortened.ts";

/** With names, quotes and code the answer stays below 2 kB, whatever was sent; what is offered comes on top. */
const MAX_SENTENCE_BYTES = 900;
const MAX_METADATA_BYTES = 800;
const MAX_VALUE_CHARACTERS = 100;

/** The callable protocol's form of an error: `details` is `{ reason, metadata, correlationId }`, and `offer` where there is one. */
export function toHttpsError(error: GameError, correlationId: string): HttpsError {
  return new HttpsError(codeOf(error), shortenedBytes(error.message, MAX_SENTENCE_BYTES), {
    reason: error.reason,
    metadata: bounded(error.metadata),
    correlationId,
    ...(error.offer === undefined ? {} : { offer: error.offer }),
  });
}

/** Whether the error is a fault of ours, which a client sees as 5xx. */
export function isFault(error: GameError): boolean {
  return codeOf(error) === "internal";
}

const codeOf = ({ reason }: GameError) => openedHouse().reasons.get(reason)![0];

/** Values are cut, lists end early, and what does not fit any more is left out. */
function bounded(metadata: ErrorMetadata): ErrorMetadata {
  const kept: Record<string, ErrorMetadata[string]> = {};
  let left = MAX_METADATA_BYTES;
  for (const [name, value] of Object.entries(metadata)) {
    const fitting = typeof value === "object" && value !== null ? listWithin(value, left) : cut(value);
    const bytes = bytesOf(name) + bytesOf(fitting);
    if (bytes > left) continue;
    left -= bytes;
    kept[name] = fitting;
  }
  return kept;
}

function listWithin(items: readonly string[], maximumBytes: number): string[] {
  const kept: string[] = [];
  let left = maximumBytes / 2;
  for (const item of items.map(cut)) {
    left -= bytesOf(item);
    if (left < 0) break;
    kept.push(item);
  }
  return kept;
}

const cut = <Value>(value: Value) =>
  (typeof value === "string" ? shortened(value, MAX_VALUE_CHARACTERS) : value) as Value;
const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value)) + 1;
