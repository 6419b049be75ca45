import type { Query, QueryDocumentSnapshot } from "firebase-admin/firestore";
import { now } from "../clock.ts";
import { pagesOf } from "../documents/pages.ts";
import { MINUTE_MS, SECOND_MS } from "../duration.ts";
import { correlationId, log } from "../log.ts";
import { canonicalJson, derivedId, newId } from "../random.ts";
import { db } from "../store.ts";
import { outbox } from "./outbox.ts";
import { enqueueTask } from "./tasks.ts";

/** Of a run, which takes far less than the minutes it may; what is left is due at the next one. */
const MOST_DUE = 20_000;
/** What is still due after this time is enqueued again, under a new name. */
const SLOT_MS = 5 * MINUTE_MS;

/** Documents whose time has come, earliest first. The field must have an index over the collection group. */
export function dueBy<Document>(documents: Query<Document>, field: string): Query<Document> {
  return documents.where(field, "<=", now()).orderBy(field);
}

/** What is to be done of a document that was found. */
export interface Due {
  readonly body: object;
  /** Since when; null where it is simply done at every run. */
  readonly dueAt: Date | null;
}

/**
 * Enqueues a task for each document that an ordered query finds, the earliest first: a task each, so that one that breaks
 * holds up no other. What has failed before is left to its row in the outbox. `dueOf` returns null for what is not due
 * after all. Billed as two reads for each.
 */
export async function enqueueDue<Document>(
  found: Query<Document>,
  { queue, task }: { readonly queue: string; readonly task: string },
  dueOf: (document: Document, snapshot: QueryDocumentSnapshot<Document>) => Due | null,
): Promise<void> {
  const at = now();
  let oldest: Date | null = null;
  let enqueued = 0;
  for await (const docs of pagesOf(found, MOST_DUE)) {
    const due = docs
      .map((snapshot) => dueOf(snapshot.data(), snapshot))
      .filter((one) => one !== null)
      .map((one) => ({ ...one, id: derivedId(task, canonicalJson(one.body)) }));
    if (due.length === 0) continue;
    const rows = await db().getAll(...due.map(({ id }) => outbox.ref({ outboxId: id })));
    const sound = due.filter((_, index) => !rows[index]!.exists);
    oldest ??= sound[0]?.dueAt ?? null;
    enqueued += sound.length;
    await enqueueAll(queue, task, sound, at);
  }
  if (oldest !== null) reportLag(task, { found: enqueued, oldest, at });
}

async function enqueueAll(
  queue: string,
  task: string,
  due: readonly (Due & { readonly id: string })[],
  at: Date,
): Promise<void> {
  const slot = Math.floor(at.getTime() / SLOT_MS);
  const runId = newId();
  const outcomes = await Promise.allSettled(
    due.map(({ id, body, dueAt }) =>
      enqueueTask(
        queue,
        { task, body, id, hasRow: false, failures: 0, correlationId: correlationId() },
        dueAt === null ? `${id}-${runId}` : `${id}-${dueAt.getTime()}-${slot}`,
      ),
    ),
  );
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  if (refused.length === 0) return;
  log.error("due tasks not enqueued", {
    queue,
    task,
    count: refused.length,
    error: String(refused[0]!.reason),
  });
}

/** How long the oldest of what is due has waited. A metric takes its seconds from this line, and an alert watches it. */
export function reportLag(
  kind: string,
  { found, oldest, at }: { readonly found: number; readonly oldest: Date; readonly at: Date },
): void {
  const lagSeconds = Math.max(0, Math.round((at.getTime() - oldest.getTime()) / SECOND_MS));
  log.info("work due", { kind, found, lagSeconds });
}
