import { functionsLocation } from "./config.ts";
import { app } from "./store.ts";

const ALREADY_EXISTS = "functions/task-already-exists";

/**
 * Enqueues one task on the queue of a deployed function. `taskId` is used up for ever, so a second call with the
 * same id does nothing: that is what makes an enqueue safe to repeat.
 */
export async function enqueueTask(queue: string, body: object, taskId: string): Promise<void> {
  const { getFunctions } = await import("firebase-admin/functions");
  try {
    await getFunctions(app())
      .taskQueue(`locations/${functionsLocation}/functions/${queue}`)
      .enqueue(body, { id: taskId, dispatchDeadlineSeconds: 540 });
  } catch (error) {
    if ((error as { code?: string }).code !== ALREADY_EXISTS) throw error;
  }
}
