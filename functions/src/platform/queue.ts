import { onTaskDispatched, type TaskQueueFunction } from "firebase-functions/tasks";
import { buildConcurrency, buildSlicesPerSecond, functionsLocation, workersAccount } from "./config.ts";
import type { JobKind } from "./jobs.ts";

/** The deployed queue of a kind of job; its module is loaded at the first task. */
export function jobQueue<Parameters>(load: () => Promise<JobKind<Parameters>>): TaskQueueFunction {
  return onTaskDispatched(
    {
      region: functionsLocation,
      serviceAccount: workersAccount,
      timeoutSeconds: 540,
      memory: "512MiB",
      rateLimits: { maxConcurrentDispatches: buildConcurrency, maxDispatchesPerSecond: buildSlicesPerSecond },
      retryConfig: { maxAttempts: 5, minBackoffSeconds: 1, maxBackoffSeconds: 60 },
    },
    async (request) => {
      const { jobHandler } = await import("./jobRun.ts");
      await jobHandler(await load())(request);
    },
  );
}
