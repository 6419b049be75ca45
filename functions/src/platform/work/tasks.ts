import { functionsLocation } from "../config.ts";
import { checkTaskBody } from "../documents/limits.ts";
import { app } from "../store.ts";

const ALREADY_EXISTS = "functions/task-already-exists";

/**
 * Enqueues one task on the queue of a deployed function. `taskId` is used up for ever, so a second call with the
 * same id does nothing: that is what makes an enqueue safe to repeat.
 * @throws LimitExceeded when the body is too big for a task.
 */
export async function enqueueTask(queue: string, body: object, taskId: string): Promise<void> {
  checkTaskBody(queue, body);
  const { getFunctions } = await import("firebase-admin/functions");
  try {
    await getFunctions(app())
      .taskQueue(`locations/${functionsLocation}/functions/${queue}`)
      .enqueue(body, { id: taskId, dispatchDeadlineSeconds: 540 });
  } catch (error) {
    if ((error as { code?: string }).code !== ALREADY_EXISTS) throw error;
  }
}
