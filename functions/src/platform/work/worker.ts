import { onTaskDispatched, type Request, type TaskQueueFunction } from "firebase-functions/tasks";
import type { Holder } from "../calls/endpoint.ts";
import { buildConcurrency, buildSlicesPerSecond, functionsLocation, workersAccount } from "../config.ts";
import type { JobDeclaration, RoomDeclaration } from "../declaration/declareRoom.ts";
import { exported } from "../declaration/exported.ts";
import type { JobKind } from "./jobs.ts";
import { ownQueueOf, workerOf } from "./queues.ts";
import type { Task, TaskRunner } from "./task.ts";

const COMMON = {
  region: functionsLocation,
  serviceAccount: workersAccount,
  timeoutSeconds: 540,
  // For workers that die: whatever a task throws is noted in the outbox, whose rows are enqueued again.
  retryConfig: { maxAttempts: 5, minBackoffSeconds: 10, maxBackoffSeconds: 300 },
} as const;

const RATES = {
  building: { maxConcurrentDispatches: buildConcurrency, maxDispatchesPerSecond: buildSlicesPerSecond },
} as const;

/** The one deployed queue of a room; a module is loaded at its first task. */
export function worker(room: RoomDeclaration, { secrets, account }: Holder): TaskQueueFunction {
  const rate =
    room.tasksPerSecond === undefined ? {} : { rateLimits: { maxDispatchesPerSecond: room.tasksPerSecond } };
  const options = { ...COMMON, ...rate, secrets, serviceAccount: account };
  return onTaskDispatched(options, running(workerOf(room.name), room));
}

/** The deployed queue of a job that has its own. */
export function jobQueue(
  { jobs }: RoomDeclaration,
  job: string,
  { memory, rate }: NonNullable<JobDeclaration["ownQueue"]>,
): TaskQueueFunction {
  return onTaskDispatched(
    { ...COMMON, memory, rateLimits: RATES[rate] },
    running(ownQueueOf(job), { due: {}, tasks: {}, jobs: { [job]: jobs[job]! } }),
  );
}

type Work = Pick<RoomDeclaration, "due" | "tasks" | "jobs">;

function running(queue: string, work: Work): (request: Request<unknown>) => Promise<void> {
  return async ({ data, retryCount }) => {
    const { runTask } = await import("./runTask.ts");
    await runTask(queue, runnerIn(work), { data, retryCount });
  };
}

/** Finds what runs a task, among the schedules, tasks and jobs of a room; loads nothing else. */
export function runnerIn({ due, tasks, jobs }: Work): (task: string) => Promise<TaskRunner> {
  return async (task) => {
    const own = <Declared>(table: Readonly<Record<string, Declared>>) =>
      Object.hasOwn(table, task) ? table[task] : undefined;
    const load = own(tasks);
    if (load !== undefined) return { run: exported<Task>(await load(), task) };
    const declared = own(due);
    if (declared !== undefined) {
      const { scheduleTask } = await import("./schedules.ts");
      return scheduleTask(task, exported(await declared.run(), task));
    }
    const job = own(jobs);
    if (job === undefined) throw new Error(`There is no task "${task}" here.`);
    const { jobTask } = await import("./jobTask.ts");
    return jobTask(exported<JobKind<unknown, unknown>>(await job.run(), task));
  };
}
