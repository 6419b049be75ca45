import { z } from "zod";
import { checkTaskBody, MAX_TASK_BODY_BYTES } from "../documents/limits.ts";
import type { Tx } from "../documents/tx.ts";
import { after, SECOND_MS } from "../duration.ts";
import { composedLine, date, integer, line, storedJson } from "../fields.ts";
import { correlationId, log } from "../log.ts";
import { platform } from "../room.ts";
import { documents } from "../store.ts";
import { MAX_FAILURES } from "./backOff.ts";
import type { TaskCall } from "./task.ts";
import { enqueueTask } from "./tasks.ts";

/** The call that wrote a row enqueues it; the tick does when it has not by then. */
const ENQUEUED_WITHIN_MS = 30 * SECOND_MS;
export const MAX_ERROR_CHARACTERS = 500;

/** A task that is promised and not done. What is not promised by a commit has a row only once it has failed. */
const rowSchema = z.strictObject({
  queue: line(64),
  task: line(64),
  /** JSON. */
  body: storedJson(MAX_TASK_BODY_BYTES),
  correlationId: line(64),
  /** How often the tick has enqueued it: part of the name of a task, which can never be used again. */
  attempt: integer(0, 10_000),
  stagedAt: date,
  /** When the tick enqueues it (again); null once it is set aside. */
  dueAt: date.nullable(),
  /** In a row. */
  failures: integer(0, MAX_FAILURES),
  lastError: composedLine(MAX_ERROR_CHARACTERS).nullable(),
  /** When it was given up until an operator decides; null before. */
  setAsideAt: date.nullable(),
});
export type Row = z.infer<typeof rowSchema>;
export const outbox = documents(platform.collections.outbox, rowSchema, {
  // Its queue was its task. Rows live for seconds: before a release that raises the version, the outbox must be empty.
  versions: {
    2: ({ queue, stagedAt, ...row }) => ({
      ...row,
      queue,
      task: queue,
      stagedAt,
      dueAt: stagedAt,
      failures: 0,
      lastError: null,
      setAsideAt: null,
    }),
  },
});

/** A task that must be done once the commit stands. */
export interface OutboxRow extends TaskCall {
  /** Deterministic: the same effect has the same id at every retry. */
  readonly outboxId: string;
}

/** @throws LimitExceeded when a body is too big: no commit may promise a task that cannot be enqueued. */
export function stageOutbox(tx: Tx, rows: readonly OutboxRow[], at: Date): void {
  for (const { outboxId, queue, task, body } of rows) {
    checkTaskBody(queue, deliveryOf({ outboxId, queue, task, body }));
    tx.set(
      outbox.ref({ outboxId }),
      newRow({ queue, task, body }, { stagedAt: at, dueAt: after(at, ENQUEUED_WITHIN_MS) }),
    );
  }
}

/** The row of a task that has neither been enqueued by the tick nor failed. */
export function newRow(
  { queue, task, body }: Pick<Row, "queue" | "task"> & { readonly body: unknown },
  instants: Pick<Row, "stagedAt" | "dueAt">,
): Row {
  return {
    queue,
    task,
    body: JSON.stringify(body),
    correlationId: correlationId(),
    attempt: 0,
    ...instants,
    failures: 0,
    lastError: null,
    setAsideAt: null,
  };
}

/** Enqueues what a commit has staged. A failure here loses nothing: the row stays until the task is done. */
export async function dispatch(rows: readonly OutboxRow[]): Promise<void> {
  await Promise.all(
    rows.map(async (row) => {
      try {
        await enqueueTask(row.queue, deliveryOf(row), `${row.outboxId}-0`);
      } catch (error) {
        log.warn("outbox row left for the tick", {
          outboxId: row.outboxId,
          queue: row.queue,
          error: String(error),
        });
      }
    }),
  );
}

function deliveryOf({ outboxId, task, body }: OutboxRow) {
  return { task, body, id: outboxId, hasRow: true, failures: 0, correlationId: correlationId() };
}
