import { SECOND_MS } from "../duration.ts";
import { GameError } from "../errors.ts";

/** How long a call waits for those before it. */
const LONGEST_WAIT_MS = 2 * SECOND_MS;
/** How long one that does not come to an end holds the others up; then Firestore decides between them. */
const LONGEST_TURN_MS = 10 * SECOND_MS;

/** By document: fulfilled when all who have entered or given up are gone. */
const queues = new Map<string, Promise<void>>();

/**
 * Lets calls of this instance that write one document come one after the other. Transactions of the server lock what they read:
 * two that read a document and then write it wait each other out, where one that waits here has nothing to repeat.
 * @throws GameError `BUSY` after two seconds; nothing was begun
 */
export async function inTurn<T>(document: string | undefined, act: () => Promise<T>): Promise<T> {
  if (document === undefined) return act();
  const before = queues.get(document) ?? Promise.resolve();
  const { promise: done, resolve: leave } = Promise.withResolvers<void>();
  const after = before.then(() => done);
  queues.set(document, after);
  void after.then(() => {
    // Unless a later call waits for this one.
    if (queues.get(document) === after) queues.delete(document);
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    await turnWithin(before, LONGEST_WAIT_MS);
    timer = setTimeout(leave, LONGEST_TURN_MS);
    return await act();
  } finally {
    clearTimeout(timer);
    leave();
  }
}

async function turnWithin(before: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(busy()), ms);
  });
  try {
    await Promise.race([before, late]);
  } finally {
    clearTimeout(timer);
  }
}

const busy = () =>
  new GameError("BUSY", "Others are before you at the same place; nothing was changed. Send the call again.");
