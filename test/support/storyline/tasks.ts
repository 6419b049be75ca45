import { closeSync, openSync, readSync } from "node:fs";

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
  const { lines, done } = readOn();
  return lines.flatMap(({ step, enqueued }) =>
    enqueued === undefined || !step.startsWith(run) || done.has(enqueued) ? [] : [enqueued],
  );
}

/** What the queues have done in a play, each once. */
export function tasksOf(run: string): Set<string> {
  return new Set(readOn().lines.flatMap(({ step, task }) => (step.startsWith(run) && task) || []));
}

/** What this process has read of the log until now: it has all plays of the emulators, and is looked at all the time. */
const log = { bytes: 0, rest: "", lines: [] as TaskLine[], done: new Set<string>() };

function readOn(): typeof log {
  const lines = `${log.rest}${readNew()}`.split("\n");
  log.rest = lines.pop()!;
  for (const line of lines) {
    const read = JSON.parse(line) as TaskLine;
    log.lines.push(read);
    if (read.done !== undefined) log.done.add(read.done);
  }
  return log;
}

const CHUNK = Buffer.alloc(1 << 16);

function readNew(): string {
  const file = openSync(process.env.STORY_TASKS!, "r");
  let text = "";
  for (;;) {
    const bytes = readSync(file, CHUNK, 0, CHUNK.length, log.bytes);
    if (bytes === 0) break;
    log.bytes += bytes;
    text += CHUNK.toString("latin1", 0, bytes);
  }
  closeSync(file);
  return text;
}
