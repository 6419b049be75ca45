import type { Query, QueryDocumentSnapshot } from "firebase-admin/firestore";
import { now } from "./clock.ts";
import { MINUTE_MS } from "./duration.ts";
import { log } from "./log.ts";
import { enqueueTask } from "./tasks.ts";

const PAGE = 200;
/** A run looks at no more; what is left is due at the next one. */
const MOST_PAGES = 10;
/** A task that failed for good is tried again under a new name after this time. */
const SLOT_MS = 5 * MINUTE_MS;

/** What a schedule finds due, as a task on the queue of a deployed function. */
export interface DueTask {
  /** Names the thing and what is due of it; letters, digits, `-` and `_`. */
  readonly name: string;
  readonly body: object;
}

/**
 * The documents of a room whose `dueAt` has come, earliest first, in pages: what a schedule has to do. `dueAt` must have
 * an index over the collection group. Billed as one read for each document found.
 */
export async function* duePages<Document>(documents: Query<Document>, at: Date): AsyncGenerator<Document[]> {
  const due = documents.where("dueAt", "<=", at).orderBy("dueAt").limit(PAGE);
  let after: QueryDocumentSnapshot<Document> | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { docs } = await (after === undefined ? due : due.startAfter(after)).get();
    if (docs.length > 0) yield docs.map((snapshot) => snapshot.data());
    after = docs.at(-1);
    if (docs.length < PAGE) return;
  }
}

/** Enqueues a task for each document that is due: a task each, so that one that breaks holds up no other. */
export async function enqueueDue<Document>(
  documents: Query<Document>,
  queue: string,
  taskOf: (document: Document) => DueTask,
): Promise<void> {
  const at = now();
  const slot = Math.floor(at.getTime() / SLOT_MS);
  for await (const page of duePages(documents, at)) {
    await Promise.all(page.map((document) => enqueueOrLog(queue, taskOf(document), slot)));
  }
}

async function enqueueOrLog(queue: string, { name, body }: DueTask, slot: number): Promise<void> {
  try {
    await enqueueTask(queue, body, `${name}-${slot}`);
  } catch (error) {
    log.error("due task not enqueued", { queue, ...body, error: String(error) });
  }
}
