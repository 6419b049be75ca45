import { now } from "../../platform/clock.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { transact } from "../../platform/store.ts";
import type { Poll } from "./poll.ts";
import { polls } from "./schema.ts";

/**
 * Runs a step on the poll as it is now, unless another run has moved it on from the given phase.
 * @returns the poll as it is thereafter, so that nobody needs to read it again.
 */
export function inPhase(
  { regionId, pollId, phase }: Poll,
  step: (tx: Tx, poll: Poll, at: Date) => Poll | Promise<Poll>,
): Promise<Poll | undefined> {
  return transact(async (tx) => {
    const poll = (await tx.get(polls.ref({ regionId, pollId }))).data();
    return poll?.phase === phase ? step(tx, poll, now()) : poll;
  });
}

/** Writes what changes of a poll. @returns the poll with it. */
export function changed(tx: Tx, poll: Poll, change: Partial<Poll>): Poll {
  tx.update(polls.ref(poll), change);
  return { ...poll, ...change };
}
