import type { QueryDocumentSnapshot } from "firebase-admin/firestore";
import { now } from "../clock.ts";
import { pagesOf } from "../documents/pages.ts";
import { after, MINUTE_MS } from "../duration.ts";
import { log } from "../log.ts";
import { transact } from "../store.ts";
import { reportLag } from "./enqueueDue.ts";
import { failedRow, reportSetAside } from "./failure.ts";
import { outbox, type Row } from "./outbox.ts";
import { enqueueTask } from "./tasks.ts";

/** Longer than a worker may take: before that, a task that was enqueued is taken to be on its way. */
const ENQUEUED_AGAIN_AFTER_MINUTES = 10;
const LONGEST_PAUSE_MINUTES = 6 * 60;
/** Of a run; what is left is due at the next one. */
const MOST_ROWS = 5_000;

/**
 * Enqueues what is due of the outbox: what crashes and drained queues have lost, and what has failed and is tried
 * again. A row that cannot be enqueued has failed, too, and so is out of the way of the others.
 */
export async function sweep(): Promise<void> {
  const at = now();
  const due = outbox.collection({}).where("dueAt", "<=", at).orderBy("dueAt");
  let oldest: Date | undefined;
  let found = 0;
  for await (const rows of pagesOf(due, MOST_ROWS)) {
    oldest ??= rows[0]!.data().dueAt!;
    found += rows.length;
    await Promise.all(rows.map((row) => enqueueRow(row, at)));
  }
  if (oldest !== undefined) reportLag("outbox", { found, oldest, at });
}

async function enqueueRow(found: QueryDocumentSnapshot<Row>, at: Date): Promise<void> {
  const { id } = found;
  const row = found.data();
  const { queue, task, correlationId, failures } = row;
  const attempt = row.attempt + 1;
  // Raised first: an unknown outcome may have used up the task's name.
  const raised = { ...row, attempt, dueAt: enqueuedAgainAt(attempt, at) };
  if (!(await changeUnlessChanged(id, row, raised))) return;
  try {
    const body: unknown = JSON.parse(row.body);
    await enqueueTask(queue, { task, body, id, hasRow: true, failures, correlationId }, `${id}-${attempt}`);
  } catch (error) {
    log.warn("outbox row not enqueued", { outboxId: id, queue, task, error: String(error) });
    const failed = failedRow(raised, failures + 1, error, at);
    if (await changeUnlessChanged(id, raised, failed)) reportSetAside(id, failed);
  }
}

function enqueuedAgainAt(attempt: number, at: Date): Date {
  const minutes = ENQUEUED_AGAIN_AFTER_MINUTES * 2 ** (attempt - 1);
  return after(at, Math.min(minutes, LONGEST_PAUSE_MINUTES) * MINUTE_MS);
}

/** Leaves a row alone that a worker, or another sweep, has changed or deleted meanwhile. Returns whether it has not. */
function changeUnlessChanged(outboxId: string, from: Row, to: Row): Promise<boolean> {
  return transact(async (tx) => {
    const row = (await tx.get(outbox.ref({ outboxId }))).data();
    const isSame =
      row !== undefined && row.attempt === from.attempt && row.dueAt?.getTime() === from.dueAt?.getTime();
    if (isSame) tx.set(outbox.ref({ outboxId }), to);
    return isSame;
  });
}
