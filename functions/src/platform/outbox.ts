import type { QueryDocumentSnapshot } from "firebase-admin/firestore";
import { z } from "zod";
import { now } from "./clock.ts";
import { Batch } from "./documents/batch.ts";
import type { Tx } from "./documents/tx.ts";
import { SECOND_MS } from "./duration.ts";
import { date, documentId, integer, line } from "./fields.ts";
import { checkTaskBody, MAX_TASK_BODY_BYTES } from "./limits.ts";
import { correlationId, log } from "./log.ts";
import { platform } from "./room.ts";
import { documents } from "./store.ts";
import { enqueueTask } from "./tasks.ts";

/** Older rows were not enqueued by the call that wrote them: the sweeper does it. */
const STALE_AFTER_MS = 30 * SECOND_MS;
/** Still older ones have outlived a sweep: it cannot enqueue them either. */
const OLD_AFTER_MS = 150 * SECOND_MS;
const SWEEP_ROWS = 200;

const rowSchema = z.strictObject({
  queue: line(64),
  body: z.string().max(MAX_TASK_BODY_BYTES),
  correlationId: line(64),
  /** Part of the task's name, which can never be used again. */
  attempt: integer(0, 10_000),
  stagedAt: date,
});
export const outbox = documents(platform.collections.outbox, rowSchema);

/** A task that must be enqueued once the commit stands. */
export interface OutboxRow {
  /** Deterministic: the same effect has the same id at every retry. */
  readonly outboxId: string;
  /** The deployed task-queue function. */
  readonly queue: string;
  readonly body: object;
}

/** @throws LimitExceeded when a body is too big: no commit may promise a task that cannot be enqueued. */
export function stageOutbox(tx: Tx, rows: readonly OutboxRow[], at: Date): void {
  for (const { outboxId, queue, body } of rows) {
    checkTaskBody(queue, { ...body, correlationId: correlationId() });
    tx.set(outbox.ref({ outboxId }), {
      queue,
      body: JSON.stringify(body),
      correlationId: correlationId(),
      attempt: 0,
      stagedAt: at,
    });
  }
}

/** Enqueues what a commit staged and forgets it. A failure here loses nothing: the row stays for the sweeper. */
export async function dispatch(rows: readonly OutboxRow[]): Promise<void> {
  await Promise.all(
    rows.map(async ({ outboxId, queue, body }) => {
      try {
        await enqueueTask(queue, { ...body, correlationId: correlationId() }, `${outboxId}-0`);
        await new Batch().delete(outbox.ref({ outboxId })).commit();
      } catch (error) {
        log.warn("outbox row left for the sweeper", { outboxId, queue, error: String(error) });
      }
    }),
  );
}

/** Enqueues rows that a crash left behind; one that fails waits for the next sweep and holds up no other. Returns how many. */
export async function sweepOutbox(): Promise<number> {
  const at = now();
  const stale = new Date(at.getTime() - STALE_AFTER_MS);
  const { docs } = await outbox
    .collection({})
    .where("stagedAt", "<", stale)
    .orderBy("stagedAt")
    .limit(SWEEP_ROWS)
    .get();
  reportOld(docs.map((row) => at.getTime() - row.data().stagedAt.getTime()));
  let enqueued = 0;
  for (const row of docs) {
    try {
      await enqueueAgain(row);
      enqueued += 1;
    } catch (error) {
      const { queue, attempt } = row.data();
      log.warn("outbox row left for the next sweep", {
        outboxId: row.id,
        queue,
        attempt,
        error: String(error),
      });
    }
  }
  return enqueued;
}

/** An alert watches for this line. */
export function reportOld(agesMs: readonly number[]): void {
  const old = agesMs.filter((ageMs) => ageMs > OLD_AFTER_MS);
  if (old.length === 0) return;
  log.error("outbox rows old", { rows: old.length, oldestSeconds: Math.round(Math.max(...old) / SECOND_MS) });
}

async function enqueueAgain(row: QueryDocumentSnapshot<z.infer<typeof rowSchema>>): Promise<void> {
  const { queue, body, correlationId, attempt } = row.data();
  // The attempt is raised first: an unknown outcome may have used up the task's name.
  await new Batch().update(outbox, row, { attempt: attempt + 1 }).commit();
  await enqueueTask(
    queue,
    { ...(JSON.parse(body) as object), correlationId },
    `${documentId.parse(row.id)}-${attempt + 1}`,
  );
  await new Batch().delete(outbox.ref({ outboxId: row.id })).commit();
}
