import { readFileSync } from "node:fs";

/** A line of the file that `taskLog.ts` writes in the workers. */
interface TaskLine {
  readonly step: string;
  readonly enqueued?: string;
  readonly queue?: string;
  readonly done?: string;
}

/** The names of a play's tasks that were enqueued and are not done. */
export function openTasks(run: string): string[] {
  const lines = linesOf(run);
  const done = new Set(lines.map((line) => line.done));
  return lines.flatMap(({ enqueued }) => (enqueued === undefined || done.has(enqueued) ? [] : [enqueued]));
}

/** The queues that did a task of a play. */
export function queuesOf(run: string): Set<string> {
  return new Set(linesOf(run).flatMap(({ queue }) => queue ?? []));
}

function linesOf(run: string): TaskLine[] {
  const lines = readFileSync(process.env.STORY_TASKS!, "utf8").split("\n");
  return lines.filter((line) => line.includes(`"step":"${run}`)).map((line) => JSON.parse(line) as TaskLine);
}
