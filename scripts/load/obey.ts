import { setTimeout } from "node:timers/promises";
import type { Measurement } from "./measurement.ts";
import type { Answer } from "./wire.ts";

/** As the client of the game does: so many tries when others are in the way, with pauses that double. */
const BUSY_TRIES = 4;
const FIRST_PAUSE_MS = 200;

/** `abandoned`: not made, or refused before anything was looked at, and the run is over. `failed`: nobody knows. */
export type Outcome =
  | { readonly kind: "answered"; readonly result: unknown }
  | { readonly kind: "failed" }
  | { readonly kind: "abandoned" };

/**
 * Makes one call and does what its refusals ask for: waits out a rate limit, sends again after `BUSY`. The same body
 * each time, with the same request id, so that it acts once.
 */
export async function obeying(
  operation: string,
  measurement: Measurement,
  send: () => Promise<Answer>,
): Promise<Outcome> {
  const admission = measurement.admit();
  if (admission === "refused") return { kind: "abandoned" };
  let sentMs = performance.now();
  for (let busy = 0; ; ) {
    const { result, error } = await send();
    if (error === undefined) {
      measurement.answered(operation, admission, sentMs);
      return { kind: "answered", result };
    }
    const reason = error.details?.reason ?? error.status;
    const waitSeconds = retryAfterSeconds(error);
    if (isBusy(error)) busy += 1;
    const expected = waitSeconds !== undefined || (isBusy(error) && busy < BUSY_TRIES);
    measurement.refused({ operation, reason, expected }, admission, error.message);
    if (!expected) return { kind: "failed" };
    if (waitSeconds === undefined) {
      await setTimeout(FIRST_PAUSE_MS * 2 ** (busy - 1));
      continue;
    }
    await pause(waitSeconds * 1_000, measurement.closing);
    // A limited call was turned away at the door; of an earlier try that was busy nobody knows for certain.
    if (measurement.closing.aborted) return { kind: busy === 0 ? "abandoned" : "failed" };
    sentMs = performance.now();
  }
}

/** The documented form of a rate limit; anything less is an error like others. */
export function retryAfterSeconds({ status, details }: NonNullable<Answer["error"]>): number | undefined {
  if (status !== "RESOURCE_EXHAUSTED" || details?.reason !== "RATE_LIMITED") return undefined;
  const seconds = details.metadata?.retryAfterSeconds;
  return typeof seconds === "number" && Number.isInteger(seconds) && seconds >= 1 && seconds <= 60
    ? seconds
    : undefined;
}

const isBusy = ({ status, details }: NonNullable<Answer["error"]>) =>
  status === "ABORTED" && details?.reason === "BUSY";

/** Waits, at most until the run closes. */
export async function pause(ms: number, closing: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal: closing }).catch(() => {});
}
