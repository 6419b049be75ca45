import { correlationId } from "../../platform/log.ts";
import { derivedId, newId } from "../../platform/random.ts";
import { enqueueTask } from "../../platform/work/tasks.ts";
import { KINDS } from "./reconcile.ts";

/** Has what Stripe has compared with what is stored: a task for each kind of thing. */
export async function reconcileBilling(): Promise<void> {
  const runId = newId();
  await Promise.all(
    KINDS.map((kind) => {
      const id = derivedId("reconcile", kind);
      const task = { task: "reconcile", body: { kind }, id, hasRow: false, failures: 0 };
      return enqueueTask("billingWorker", { ...task, correlationId: correlationId() }, `${id}-${runId}`);
    }),
  );
}
