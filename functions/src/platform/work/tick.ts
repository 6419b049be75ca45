import { randomUUID } from "node:crypto";
import { onSchedule, type ScheduleFunction } from "firebase-functions/scheduler";
import { functionsLocation, workersAccount } from "../config.ts";
import { openedHouse } from "../declaration/house.ts";
import { inLogContext } from "../log.ts";
import { schedulesIn } from "./queues.ts";

/**
 * The one deployed schedule. It enqueues what is due by the rooms' declarations, so that a schedule more is no service
 * more to deploy. Cloud Scheduler may run a minute twice.
 */
export const tick: ScheduleFunction = onSchedule(
  {
    schedule: "* * * * *",
    timeZone: "Etc/UTC",
    region: functionsLocation,
    serviceAccount: workersAccount,
    timeoutSeconds: 540,
  },
  async () => {
    const { runTick } = await import("./runTick.ts");
    await inLogContext({ correlationId: randomUUID(), operation: "tick" }, () =>
      runTick(schedulesIn(openedHouse().rooms)),
    );
  },
);
