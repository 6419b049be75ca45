import type { CallableRequest } from "firebase-functions/https";
import { z } from "zod";
import type { Access } from "./access.ts";
import { requireSignedIn } from "./access.ts";
import {
  attempt,
  type Callable,
  identityOf,
  type MutationContext,
  type SignedAccess,
  type Spec,
  serving,
} from "./callable.ts";
import { limitRate } from "./calls/rateLimit.ts";
import { asExpired, replayKey } from "./calls/replay.ts";
import { requestId } from "./fields.ts";
import { transact } from "./store.ts";
import { parseInput } from "./wire/refusal.ts";
import { dispatch } from "./work/outbox.ts";

/** Marks what a reservation returns, so that it is never taken for a stored answer. */
class Reserved {
  readonly state: unknown;
  constructor(state: unknown) {
    this.state = state;
  }
}

/**
 * A callable that asks the outside, which no transaction may wait for: *reserve* (a transaction) → *ask* → *settle* (a
 * transaction). Killed anywhere, the same request id goes on where it stopped: the room's own document, whose id derives from the
 * intent, says how far it came. Who never asks again is settled by the room's due work, from the same document.
 */
export function asking<Input extends z.ZodObject, Output extends z.ZodType, State, Answer>(
  spec: Spec<Input, Output> & {
    readonly access: SignedAccess<z.output<Input>>;
    /** Finds or makes the document of the intent, and says what must be asked. */
    reserve(context: MutationContext, input: z.output<Input>): Promise<State>;
    /** Asks outside of any transaction; safe to repeat, under the idempotency key of the intent's document. */
    ask(state: State): Promise<Answer>;
    /** Writes what was answered. It reads its document again: another may have settled it meanwhile. */
    settle(context: MutationContext, state: State, answer: Answer): Promise<z.input<Output>>;
  },
): Callable {
  const wireInput = spec.input.extend({ requestId });
  const run = async (path: string, request: CallableRequest<unknown>) => {
    const identity = identityOf(request);
    await limitRate(path, identity, request.rawRequest, spec.rateLimit);
    requireSignedIn(spec.access, identity);
    const { requestId, ...rest } = parseInput(wireInput, request.data) as { requestId: string };
    const input = rest as unknown as z.output<Input>;
    const key = replayKey(identity.uid, path, requestId, input);
    const within = async (handle: (context: MutationContext) => Promise<unknown>, output: z.ZodType) => {
      const step = { ...spec, output, handle };
      const { answer, rows } = await transact((tx) => attempt(tx, step, identity, input, key)).catch(
        asExpired,
      );
      await dispatch(rows);
      return answer;
    };
    const reserved = await within(async (context) => {
      context.keepNoAnswer();
      return new Reserved(await spec.reserve(context, input));
    }, z.unknown());
    if (!(reserved instanceof Reserved)) return reserved;
    const state = reserved.state as State;
    const answer = await spec.ask(state);
    return within((context) => spec.settle(context, state, answer), spec.output);
  };
  return {
    ...spec,
    access: spec.access as Access<never>,
    input: wireInput,
    mutates: true,
    serve: serving(run),
  };
}
