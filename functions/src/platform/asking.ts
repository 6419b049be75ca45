import { z } from "zod";
import { type Callable, changing, type MutationContext, type SignedAccess, type Spec } from "./callable.ts";

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
 * intent, says how far it came. A call that is never sent again is settled by the room's due work, from the same document.
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
  return changing(spec, async (transact, input) => {
    const reserved = await transact({
      ...spec,
      output: z.unknown(),
      async handle(context) {
        context.keepNoAnswer();
        return new Reserved(await spec.reserve(context, input));
      },
    });
    if (!(reserved instanceof Reserved)) return reserved;
    const state = reserved.state as State;
    const answer = await spec.ask(state);
    return transact({ ...spec, handle: (context) => spec.settle(context, state, answer) });
  });
}
