import { FirebaseError } from "firebase/app";
import { type Functions, httpsCallable } from "firebase/functions";

/** What a call rejects with: `reason` is stable and documented in docs/api.md, the message is for people. */
export class CallError extends Error {
  readonly code: string;
  readonly reason: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly correlationId: string | undefined;

  constructor(error: FirebaseError) {
    super(error.message, { cause: error });
    this.name = "CallError";
    this.code = error.code;
    const details = (error as { details?: unknown }).details as Partial<CallError> | undefined;
    this.reason = details?.reason ?? "UNKNOWN";
    this.metadata = details?.metadata ?? {};
    this.correlationId = details?.correlationId;
  }
}

/** Failures after which nobody knows whether the call arrived; with a request id it is safe to send it again. */
const UNCERTAIN = new Set(["functions/unavailable", "functions/deadline-exceeded", "functions/aborted"]);
const TRIES = 4;
const FIRST_PAUSE_MS = 200;

/** A function that calls by path; where the call changes something it draws one request id for all its tries. */
export function caller(functions: Functions) {
  return async <Input extends object, Output>(
    path: string,
    input: Input,
    mutates: boolean,
  ): Promise<Output> => {
    const callable = httpsCallable<object, Output>(functions, path);
    const body = mutates ? { requestId: crypto.randomUUID(), ...input } : input;
    for (let attempt = 1; ; attempt++) {
      try {
        return (await callable(body)).data;
      } catch (error) {
        if (!(error instanceof FirebaseError)) throw error;
        if (attempt === TRIES || !UNCERTAIN.has(error.code)) throw new CallError(error);
        await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * 2 ** (attempt - 1)));
      }
    }
  };
}
