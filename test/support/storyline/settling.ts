import { setTimeout } from "node:timers/promises";
import { MINUTE_MS } from "../../../functions/src/platform/duration.ts";
import { jobs } from "../../../functions/src/platform/work/jobs.ts";
import { outbox } from "../../../functions/src/platform/work/outbox.ts";
import { triggers } from "../../../scripts/generate/registry.ts";
import { openTasks } from "./tasks.ts";

/** How time passes in a play, beside its steps. */
export interface Passing {
  advance(ms: number): void;
  runSchedule(name: string): Promise<void>;
}

/** Queues wait up to ten seconds before they deliver a failed task again, and machines are shared. */
const PATIENCE_MS = 90_000;
const POLL_MS = 40;
/** A row of the outbox is swept after half a minute, what has failed once after a whole one. */
const PASSING_MS = 2 * MINUTE_MS;
const MOST_MINUTES = 12;

/** Waits for what a play's steps have left to the queues, the jobs and the outbox. */
export class Settling {
  readonly #run: string;
  readonly #passing: Passing;
  readonly #whenIdle: ((passing: Passing) => Promise<boolean>) | undefined;

  constructor(run: string, passing: Passing, whenIdle?: (passing: Passing) => Promise<boolean>) {
    this.#run = run;
    this.#passing = passing;
    this.#whenIdle = whenIdle;
  }

  async settle(): Promise<void> {
    for (let minute = 0; minute < MOST_MINUTES; minute++) {
      await this.#tasksDone();
      while (await this.#whenIdle?.(this.#passing)) await this.#tasksDone();
      const left = await unfinished();
      if (left.length === 0) return;
      this.#passing.advance(PASSING_MS);
      await passMinute(this.#passing);
    }
    throw new Error(`${this.#run} does not settle; still there: ${(await unfinished()).join(", ")}`);
  }

  async #tasksDone(): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const open = openTasks(this.#run);
      if (open.length === 0) return;
      if (Date.now() > until) throw new Error(`${this.#run}: tasks that are never done: ${open.join(", ")}`);
      await setTimeout(POLL_MS);
    }
  }
}

/** Runs what the tick has run every minute. The other schedules are steps of the play: they begin what a chapter must be ready for. */
export async function passMinute({ runSchedule }: Passing): Promise<void> {
  const declared = triggers().filter(({ cron, queue }) => cron === "* * * * *" && queue !== null);
  for (const { name } of declared) await runSchedule(name);
}

/** Paths of all rows of the outbox and all running jobs. */
async function unfinished(): Promise<string[]> {
  const running = jobs.collection({}).where("status", "==", "running").select();
  const [rows, found] = await Promise.all([outbox.collection({}).select().get(), running.get()]);
  return [...rows.docs, ...found.docs].map(({ ref }) => ref.path);
}
