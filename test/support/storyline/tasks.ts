import { readFileSync } from "node:fs";

/** A line of the file that `taskLog.ts` writes in the workers. */
interface TaskLine {
  readonly step: string;
  readonly enqueued?: string;
  /** What was done: the name of a task, schedule or job. */
  readonly task?: string;
  readonly done?: string;
}

/** The names of a play's tasks that were enqueued and are not done. Others may have enqueued the same ones. */
export function openTasks(run: string): string[] {
  const log = readFileSync(process.env.STORY_TASKS!, "utf8");
  // The log has all plays of these emulators: looked for one by one, its tasks take seconds at each look.
  const done = new Set(log.matchAll(/"done":"([^"]+)"/g).map(([, task]) => task));
  return linesOf(run, log).flatMap(({ enqueued }) =>
    enqueued === undefined || done.has(enqueued) ? [] : [enqueued],
  );
}

/** What the queues have done in a play, each once. */
export function tasksOf(run: string): Set<string> {
  const log = readFileSync(process.env.STORY_TASKS!, "utf8");
  return new Set(linesOf(run, log).flatMap(({ task }) => task ?? []));
}

function linesOf(run: string, log: string): TaskLine[] {
  const lines = log.split("\n").filter((line) => line.includes(`"step":"${run}`));
  return lines.map((line) => JSON.parse(line) as TaskLine);
}
