import type { Transaction } from "firebase-admin/firestore";
import { z } from "zod";
import { now, SECOND_MS } from "./clock.ts";
import { date, documentId, integer, line } from "./fields.ts";
import { correlationId, log } from "./log.ts";
import { PATHS } from "./paths.ts";
import { documents } from "./store.ts";
import { enqueueTask } from "./tasks.ts";

/** A task body may have 100 kB at Cloud Tasks; we stay far below. */
const MAX_BODY_CHARACTERS = 64_000;

/** Older rows were not enqueued by the call that wrote them: the sweeper does it. */
const STALE_AFTER_MS = 30 * SECOND_MS;
const SWEEP_ROWS = 200;

export const outbox = documents(
  PATHS.outbox,
  z.strictObject({
    queue: line(64),
    body: z.string().max(MAX_BODY_CHARACTERS),
    correlationId: line(64),
    /** Part of the task's name, which can never be used again. */
    attempt: integer(0, 10_000),
    stagedAt: date,
  }),
);

/** A task that must be enqueued once the commit stands. */
export interface OutboxRow {
  /** Deterministic: the same effect has the same id at every retry. */
  readonly outboxId: string;
  /** The deployed task-queue function. */
  readonly queue: string;
  readonly body: object;
}

export function stageOutbox(tx: Transaction, rows: readonly OutboxRow[], at: Date): void {
  for (const { outboxId, queue, body } of rows) {
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
        await outbox.ref({ outboxId }).delete();
      } catch (error) {
        log.warn("outbox row left for the sweeper", { outboxId, queue, error: String(error) });
      }
    }),
  );
}

/** Enqueues rows that a crash left behind. Returns how many. */
export async function sweepOutbox(): Promise<number> {
  const stale = new Date(now().getTime() - STALE_AFTER_MS);
  const { docs } = await outbox
    .collection({})
    .where("stagedAt", "<", stale)
    .orderBy("stagedAt")
    .limit(SWEEP_ROWS)
    .get();
  for (const row of docs) {
    const { queue, body, correlationId, attempt } = row.data();
    // The attempt is raised first: an unknown outcome may have used up the task's name.
    await row.ref.update({ attempt: attempt + 1 });
    await enqueueTask(
      queue,
      { ...(JSON.parse(body) as object), correlationId },
      `${documentId.parse(row.id)}-${attempt + 1}`,
    );
    await row.ref.delete();
  }
  return docs.length;
}
