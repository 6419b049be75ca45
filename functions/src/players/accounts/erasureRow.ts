import { derivedId } from "../../platform/random.ts";
import type { OutboxRow } from "../../platform/work/outbox.ts";

/** The task that erases what a deleted account has left. `cause`: what has brought it about, which makes its id. */
export function erasureRow(uid: string, cause: string): OutboxRow {
  const outboxId = derivedId("erasePlayer", cause);
  return { outboxId, queue: "playersWorker", task: "erasePlayer", body: { uid } };
}
