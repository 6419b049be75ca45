import { FirebaseError } from "firebase/app";
import type { CallOptions } from "./call.ts";

/** What is known of a failed call beside its last error. */
interface Failure {
  readonly requestId: string | undefined;
  readonly uncertain: boolean;
  readonly retry: (options?: CallOptions) => Promise<unknown>;
}

/** What a call rejects with. */
export class CallError extends Error {
  /** The SDK's code, such as `functions/not-found`; `functions/cancelled` where the caller's signal ended it. */
  readonly code: string;
  /** Stable and documented in docs/api.md; `UNKNOWN` where no answer of the backend came. The message is for people. */
  readonly reason: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** What may be taken in place of what was refused; docs/api.md says of each reason what it is. */
  readonly offer: unknown;
  readonly correlationId: string | undefined;
  /**
   * The call's, where it changes something. A page that keeps it may go on after a reload: the same function with the
   * same input and this `requestId` acts once, however often it was sent.
   */
  readonly requestId: string | undefined;
  /** Whether the call may have acted all the same. Where it is false, nothing was done. */
  readonly uncertain: boolean;
  /** Sends the same call again, with the same request id. */
  readonly retry: (options?: CallOptions) => Promise<unknown>;

  constructor(path: string, cause: unknown, { requestId, uncertain, retry }: Failure) {
    const details = detailsOf(cause);
    super(details ? withoutStatus((cause as Error).message) : sentenceOf(path, cause, uncertain), { cause });
    this.name = cause instanceof FirebaseError ? "CallError" : "AbortError";
    this.code = cause instanceof FirebaseError ? cause.code : "functions/cancelled";
    this.reason = details?.reason ?? "UNKNOWN";
    this.metadata = details?.metadata ?? {};
    this.offer = details?.offer;
    this.correlationId = details?.correlationId;
    this.requestId = requestId;
    this.uncertain = uncertain;
    this.retry = retry;
  }
}

interface Details {
  readonly reason: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly offer?: unknown;
  readonly correlationId?: string;
}

/** What the backend says about its refusal; whatever stands between it and us says nothing of the kind. */
function detailsOf(error: unknown): Details | undefined {
  const details = (error as { details?: Partial<Details> | null } | undefined)?.details;
  return typeof details?.reason === "string" ? (details as Details) : undefined;
}

/** A connection was cut, a proxy answered in the backend's place, or the backend failed on its way. */
export function mayHaveActed(error: unknown): boolean {
  const reason = detailsOf(error)?.reason;
  return reason === undefined || reason === "INTERNAL";
}

/** The same call may get another answer in a moment. */
export function mayBeRepeated(error: unknown): boolean {
  const reason = detailsOf(error)?.reason;
  return reason === undefined || reason === "BUSY";
}

function sentenceOf(path: string, cause: unknown, uncertain: boolean): string {
  const what = cause instanceof FirebaseError ? "got no answer" : "was given up before its answer came";
  const then = ", so it may have acted or not: the same request id makes sure that it acts once";
  return `${path} ${what}${uncertain ? then : ""}.`;
}

/** The SDK puts the HTTP status behind every message. */
function withoutStatus(message: string): string {
  return message.replace(/ \[\d+\]$/, "");
}
