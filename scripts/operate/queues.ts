import { v2beta3 } from "@google-cloud/tasks";
import { functionsLocation } from "../../functions/src/platform/config.ts";
import { Failure } from "../setup/failure.mjs";

type Client = v2beta3.CloudTasksClient;

/** Depth and age come with this version of Google's interface alone. */
const WITH_STATS = { paths: ["name", "state", "stats"] };

export interface QueueFigures {
  readonly queue: string;
  readonly state: string;
  readonly tasks: number;
  /** Null where the queue is empty. */
  readonly oldestAt: Date | null;
}

/** How deep each deployed queue is, and since when its oldest task waits, as Cloud Tasks estimates it. */
export async function readQueueFigures(client: Client, project: string): Promise<QueueFigures[]> {
  const parent = client.locationPath(project, functionsLocation);
  const [queues] = await client.listQueues({ parent, readMask: WITH_STATS });
  return queues.map(({ name, state, stats }) => ({
    queue: name!.split("/").at(-1)!,
    state: String(state),
    tasks: Number(stats?.tasksCount ?? 0),
    oldestAt: instantOf(stats?.oldestEstimatedArrivalTime?.seconds),
  }));
}

function instantOf(seconds: unknown): Date | null {
  return seconds === undefined || seconds === null ? null : new Date(Number(seconds) * 1_000);
}

/** A line for each queue. */
export async function listQueues(project: string | undefined): Promise<string[]> {
  const figures = await readQueueFigures(clientOf(project), project!);
  if (figures.length === 0) return ["No queue is deployed."];
  return figures.map(
    ({ queue, state, tasks, oldestAt }) =>
      `${state.padEnd(8)} ${queue.padEnd(24)} ${String(tasks).padStart(7)} tasks` +
      (oldestAt === null ? "" : `, the oldest since ${oldestAt.toISOString()}`),
  );
}

type Order = "pauseQueue" | "resumeQueue" | "purgeQueue";

const ordered = (order: Order, outcome: string) => async (queue: string, project: string | undefined) => {
  const client = clientOf(project);
  await client[order]({ name: client.queuePath(project!, functionsLocation, queue) });
  return [`✓ ${queue} ${outcome}`];
};

export const pauseQueue = ordered(
  "pauseQueue",
  "is paused: it takes tasks and delivers none until you resume it.",
);
export const resumeQueue = ordered("resumeQueue", "delivers again.");
/** Nothing is lost: what the tasks were to do is due in the outbox and the documents, and enqueued again from there. */
export const drainQueue = ordered(
  "purgeQueue",
  "is emptied: what is still to be done is enqueued again within some ten minutes.",
);

function clientOf(project: string | undefined): Client {
  if (project === undefined)
    throw new Failure(
      "The tasks emulator can neither list nor pause its queues: name a project with --project <id>.",
    );
  return new v2beta3.CloudTasksClient({ projectId: project });
}
