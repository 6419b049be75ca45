import { z } from "zod";
import { documentId, integer, line } from "../fields.ts";
import { MAX_FAILURES } from "./backOff.ts";

/** What a task is and what it is about: names, not data. */
export interface TaskCall {
  /** The deployed queue that delivers it: `governanceWorker`. */
  readonly queue: string;
  /** Which of that queue's tasks. */
  readonly task: string;
  readonly body: object;
}

/** The body of a task at Cloud Tasks. */
export const deliverySchema = z.object({
  task: line(64),
  body: z.unknown(),
  /** Names the thing to do: the id of its row in the outbox, where it has one. */
  id: documentId,
  /** Whether it has a row, which its end deletes. */
  hasRow: z.boolean(),
  /** In a row, before this delivery. */
  failures: integer(0, MAX_FAILURES),
  correlationId: z.string().optional(),
});
export type TaskDelivery = z.infer<typeof deliverySchema>;

/**
 * Does a task. It is delivered at least once, perhaps twice at once: it must be safe to repeat, and checks the body
 * itself. `more`: there is more to do than one run should take, so that it is to run again at once.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: a function that has nothing to say returns nothing.
export type Task = (body: unknown) => Promise<"more" | void>;

export interface TaskRunner {
  readonly run: Task;
  /** Applies the consequence of never getting it done, in the place of setting it aside. */
  giveUp?(body: unknown, error: unknown): Promise<void>;
}
