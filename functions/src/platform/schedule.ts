import { randomUUID } from "node:crypto";
import { onSchedule, type ScheduleFunction } from "firebase-functions/scheduler";
import { functionsLocation, workersAccount } from "./config.ts";
import { inLogContext } from "./log.ts";

/**
 * A schedule whose module is loaded at its first run. `cron` is a unix-cron expression in UTC; the service may run a
 * slot twice, so `run` only applies what follows from time and facts.
 */
export function schedule(
  name: string,
  cron: string,
  load: () => Promise<() => Promise<void>>,
): ScheduleFunction {
  return onSchedule(
    {
      schedule: cron,
      timeZone: "Etc/UTC",
      region: functionsLocation,
      serviceAccount: workersAccount,
      timeoutSeconds: 540,
    },
    async () => {
      const run = await load();
      await inLogContext({ correlationId: randomUUID(), operation: name }, run);
    },
  );
}
