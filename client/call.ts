import { FirebaseError } from "firebase/app";
import { type Functions, httpsCallable } from "firebase/functions";
import { CallError, mayBeRepeated, mayHaveActed } from "./error.ts";
import { newRequestId, withoutUndefined } from "./input.ts";

export interface CallOptions {
  /** Ends the waiting and further tries; what was sent already may still act. */
  readonly signal?: AbortSignal | undefined;
}

const TRIES = 4;
const FIRST_PAUSE_MS = 200;

/** What the callables of a room are made with. They reject with a `CallError`. */
export function callsOf(functions: Functions) {
  return {
    query<Input extends object, Output>(path: string) {
      const send = sender<Output>(functions, path);
      return (input: Input, options?: CallOptions) => send(withoutUndefined(input), options);
    },
    /** One request id for all tries of a call: however often it arrives, it acts once. */
    mutation<Input extends { requestId?: string | undefined }, Output>(path: string) {
      const send = sender<Output>(functions, path);
      return (input: Input, options?: CallOptions) =>
        send({ ...withoutUndefined(input), requestId: input.requestId ?? newRequestId() }, options);
    },
  };
}

function sender<Output>(functions: Functions, path: string) {
  const callable = httpsCallable<object, Output>(functions, path);
  // Once a try may have acted, the refusal of a later one does not tell that it has not.
  return async function send(body: Body, { signal }: CallOptions = {}, uncertain = false): Promise<Output> {
    const failed = (cause: unknown) =>
      new CallError(path, cause, {
        requestId: body.requestId,
        uncertain: body.requestId !== undefined && uncertain,
        retry: (options) => send(body, options, uncertain),
      });
    for (let attempt = 1; ; attempt++) {
      if (signal?.aborted) throw failed(signal.reason);
      try {
        return (await orAborted(callable(body), signal)).data;
      } catch (error) {
        const aborted = signal?.aborted === true;
        // What cannot be sent at all is the caller's mistake.
        if (!aborted && !(error instanceof FirebaseError)) throw error;
        uncertain ||= aborted || mayHaveActed(error);
        if (aborted || attempt === TRIES || !mayBeRepeated(error)) throw failed(error);
      }
      await orAborted(pause(FIRST_PAUSE_MS * 2 ** (attempt - 1)), signal).catch(() => {});
    }
  };
}

type Body = { readonly requestId?: string };

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Rejects with the signal's reason as soon as it is aborted. */
function orAborted<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (signal === undefined) return work;
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
  });
  signal.addEventListener("abort", abort, { once: true });
  return Promise.race([work, aborted]).finally(() => signal.removeEventListener("abort", abort));
}
