import { now } from "../clock.ts";
import { log } from "../log.ts";
import { transact } from "../store.ts";
import { fittedLine } from "../wire/composed.ts";
import { MAX_FAILURES, nextTry } from "./backOff.ts";
import { MAX_ERROR_CHARACTERS, newRow, outbox, type Row } from "./outbox.ts";
import type { TaskDelivery } from "./task.ts";

/**
 * Notes that a task has failed: its row is due again later or, after `MAX_FAILURES`, set aside. Of several deliveries of
 * the same task one counts, and none of them once the task is done.
 */
export async function recordFailure(queue: string, delivery: TaskDelivery, error: unknown): Promise<void> {
  const { id: outboxId, hasRow } = delivery;
  const failures = Math.min(delivery.failures + 1, MAX_FAILURES);
  const failed = await transact(async (tx) => {
    const ref = outbox.ref({ outboxId });
    const row = (await tx.get(ref)).data();
    const isDone = hasRow && row === undefined;
    const isCounted = row !== undefined && row.failures >= failures;
    if (isDone || isCounted) return undefined;
    const at = now();
    const { task, body } = delivery;
    const known = row ?? newRow({ queue, task, body }, { stagedAt: at, dueAt: at });
    const next = failedRow(known, failures, error, at);
    tx.set(ref, next);
    return next;
  });
  if (failed !== undefined) reportSetAside(outboxId, failed);
}

/** An alert watches for this line, one for each kind of task: nothing goes on by itself from here. */
export function reportSetAside(outboxId: string, { task, queue, body, lastError, setAsideAt }: Row): void {
  if (setAsideAt !== null) log.error("set aside", { task, outboxId, queue, body, error: lastError });
}

/** The row after a failure. */
export function failedRow(row: Row, failures: number, error: unknown, at: Date): Row {
  const dueAt = nextTry(failures, at);
  return { ...row, failures, dueAt, lastError: errorLine(error), setAsideAt: dueAt === null ? at : null };
}

/** What was thrown, as one line that fits, whatever stands in it. */
export function errorLine(error: unknown, maximum = MAX_ERROR_CHARACTERS): string {
  return fittedLine(String(error).trim() || "(without a message)", maximum);
}
