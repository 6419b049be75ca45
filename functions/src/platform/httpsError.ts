import { HttpsError } from "firebase-functions/https";
import { type GameError, REASONS } from "./errors.ts";

/** The callable protocol's form of an error: `details` is `{ reason, metadata, correlationId }`. */
export function toHttpsError(error: GameError, correlationId: string): HttpsError {
  const [code] = REASONS[error.reason];
  return new HttpsError(code, error.message, {
    reason: error.reason,
    metadata: error.metadata,
    correlationId,
  });
}
