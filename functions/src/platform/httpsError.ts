import { HttpsError } from "firebase-functions/https";
import type { GameError } from "./errors.ts";
import { openedHouse } from "./house.ts";

/** The callable protocol's form of an error: `details` is `{ reason, metadata, correlationId }`. */
export function toHttpsError(error: GameError, correlationId: string): HttpsError {
  const [code] = openedHouse().reasons.get(error.reason)!;
  return new HttpsError(code, error.message, {
    reason: error.reason,
    metadata: error.metadata,
    correlationId,
  });
}
