import type { defineSecret } from "firebase-functions/params";
import { onTaskDispatched, type TaskQueueFunction } from "firebase-functions/tasks";
import { functionsLocation, workersAccount } from "./config.ts";
import { correlationIdFrom, inLogContext } from "./log.ts";

/**
 * A deployed queue of tasks that are no steps of a job; the module is loaded at the first task. Delivered at least
 * once, perhaps twice at once: `run` must be safe to repeat, and checks the body itself.
 */
export function taskQueue(
  name: string,
  load: () => Promise<(body: unknown) => Promise<void>>,
  secrets: ReturnType<typeof defineSecret>[] = [],
): TaskQueueFunction {
  return onTaskDispatched(
    {
      region: functionsLocation,
      serviceAccount: workersAccount,
      timeoutSeconds: 540,
      secrets,
      retryConfig: { maxAttempts: 5, minBackoffSeconds: 10, maxBackoffSeconds: 300 },
    },
    async ({ data }) => {
      const run = await load();
      const given = (data as { correlationId?: unknown } | null)?.correlationId;
      const correlationId = correlationIdFrom(typeof given === "string" ? given : undefined);
      await inLogContext({ correlationId, operation: name }, () => run(data));
    },
  );
}
