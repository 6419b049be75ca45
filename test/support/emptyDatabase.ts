import { setTimeout } from "node:timers/promises";
import { emulators } from "./emulators.ts";

const PATIENCE_MS = 10_000;
const POLL_MS = 100;
/** What has left its queue is being done; most tasks take a tenth of this. */
const LAST_TASKS_MS = 1_000;

/**
 * Takes everything out of the database, once the queues are empty: what the tests before have left would come due in
 * days that pass later. A task that is tried again after this finds nothing and changes nothing.
 */
export async function emptyDatabase(): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while ((await waitingTasks()) > 0 && Date.now() < until) await setTimeout(POLL_MS);
  await setTimeout(LAST_TASKS_MS);
  await deleteDocuments(emulators.projectId);
}

/** Deletes every document of a project in the emulator. */
export async function deleteDocuments(projectId: string): Promise<void> {
  const { host, port } = emulators.firestore;
  const documents = `emulator/v1/projects/${projectId}/databases/(default)/documents`;
  const response = await fetch(`http://${host}:${port}/${documents}`, { method: "DELETE" });
  if (!response.ok) throw new Error(`The database could not be emptied: ${response.status}`);
}

async function waitingTasks(): Promise<number> {
  const { host, port } = emulators.tasks;
  const queues = (await (await fetch(`http://${host}:${port}/queueStats`)).json()) as Record<
    string,
    { numberOfTasks: number }
  >;
  return Object.values(queues).reduce((sum, { numberOfTasks }) => sum + numberOfTasks, 0);
}
