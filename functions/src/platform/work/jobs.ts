import { z } from "zod";
import type { Tx } from "../documents/tx.ts";
import { after, DAY_MS } from "../duration.ts";
import { GameError } from "../errors.ts";
import { composedLine, date, documentId, integer, line, regionId, storedJson, uid } from "../fields.ts";
import { platform } from "../room.ts";
import { documents } from "../store.ts";
import type { OutboxRow } from "./outbox.ts";

/** Slices have their tasks staged by one commit. */
export const MAX_SLICES = 20;
/** How often a job that its check found wanting is begun anew before it has failed. */
const ATTEMPTS_A_RUN = 3;
const KEPT_DAYS = 90;
export const MAX_FINDINGS = 20;
export const MAX_FINDING_CHARACTERS = 300;
export const attemptField = integer(1, 10_000);

const steps = integer(0, 100_000_000);

const jobSchema = z.strictObject({
  kind: line(64),
  /** The deployed task-queue function that runs the steps. */
  queue: line(64),
  status: z.enum(["running", "completed", "failed"]),
  regionId: regionId.nullable(),
  /** JSON of what the kind needs to know; never secrets. */
  parameters: storedJson(20_000),
  /** Of work in slices, a step each; null where nobody knows how many pages there are. */
  stepCount: integer(1, MAX_SLICES).nullable(),
  /** For people who watch, a few seconds old. Nothing decides by it: completion is a check of what is there. */
  stepsDone: steps,
  /** Only ever grows: the names of an earlier attempt's tasks are used up. */
  attempt: attemptField,
  lastAttempt: attemptField,
  /** What the last check found missing or wrong, or why it was given up. */
  findings: z.array(composedLine(MAX_FINDING_CHARACTERS)).max(MAX_FINDINGS),
  /** Players who may watch. Administrators watch by their mandate, and are not named. */
  watcherUids: z.array(uid).max(10),
  startedAt: date,
  /** When `stepsDone` was last set. */
  progressedAt: date,
  endedAt: date.nullable(),
  /** A TTL policy deletes it then; null while it runs. */
  expiresAt: date.nullable(),
});
export type Job = z.infer<typeof jobSchema>;

export const jobs = documents(platform.collections.jobs, jobSchema, {
  versions: { 2: ({ wakesLeft: _, ...job }) => ({ ...job, expiresAt: null }) },
});

const jobStepSchema = z.strictObject({
  attempt: attemptField,
  /** JSON of where the next step begins; null before the first, and at the end. */
  cursor: storedJson(2_000).nullable(),
  stepsDone: steps,
  isDone: z.boolean(),
  /** The run that has committed the last step: it knows its own work again when the acknowledgement was lost. */
  runId: line(64),
  at: date,
  /** A TTL policy deletes it then: with its job, which is kept as long and ends later. */
  expiresAt: date,
});
export type JobStep = z.infer<typeof jobStepSchema>;

/** How far the work, or a slice of it, has come: written in each step's own commit, so that both or neither stand. */
export const jobSteps = documents(platform.collections.jobSteps, jobStepSchema, {
  // Where there was a checkpoint, its slice was done.
  versions: {
    2: ({ attempt, at }) => ({
      attempt,
      cursor: null,
      stepsDone: 1,
      isDone: true,
      runId: "before",
      at,
      expiresAt: at,
    }),
  },
});

/** A step whose reads are done. */
export interface PreparedStep<Cursor> {
  /**
   * At most 450 writes and 8 MB, in the transaction that also notes the cursor. What others may have changed since, it reads
   * again before its first write.
   */
  stage(tx: Tx, at: Date): void | Promise<void>;
  /** Where the next step begins; null when this was the last one. */
  readonly next: Cursor | null;
}

/** What a room must say of a kind of long work. Everything is a pure function of the parameters, or safe to repeat. */
export interface JobKind<Parameters, Cursor = never> {
  /** The name of its task. */
  readonly kind: string;
  /** The room's worker; or a queue of its own, where rate, memory or concurrency are. */
  readonly queue: string;
  readonly parameters: z.ZodType<Parameters>;
  /** Of work that pages. */
  readonly cursor?: z.ZodType<Cursor>;
  /** Work in slices: how many, all of which run at once and have one step. Null: it pages, one step after another. */
  stepCount(parameters: Parameters): number | null;
  /** Reads what a step needs, within 60 seconds. `slice` counts from 0; `cursor` is null at the first step. */
  prepare(
    parameters: Parameters,
    at: { readonly slice: number; readonly cursor: Cursor | null },
  ): Promise<PreparedStep<Cursor>>;
  /** Looks at what is there; returns what is missing or wrong, `[]` when the work is complete. */
  check(parameters: Parameters): Promise<string[]>;
  /**
   * Applies the consequence in the commit that completes the job, and returns the tasks that follow: those of another job,
   * for instance. Must check again what it relies on.
   */
  complete(tx: Tx, parameters: Parameters, at: Date): Promise<readonly OutboxRow[]>;
  /** Applies the consequence of giving up. */
  fail(tx: Tx, parameters: Parameters, at: Date): Promise<void>;
}

/** What staging needs to know of a kind: nothing of how its steps go on. */
export type StagedKind<Parameters> = Pick<JobKind<Parameters>, "kind" | "queue" | "parameters" | "stepCount">;

/** Stages a new job in the caller's commit; the returned rows must go to the outbox of the same commit. */
export function stageJob<Parameters>(
  tx: Tx,
  kind: StagedKind<Parameters>,
  job: {
    readonly jobId: string;
    readonly parameters: Parameters;
    readonly regionId?: string;
    readonly watcherUids: readonly string[];
  },
  at: Date,
): OutboxRow[] {
  const staged: Job = {
    kind: kind.kind,
    queue: kind.queue,
    status: "running",
    regionId: job.regionId ?? null,
    parameters: JSON.stringify(kind.parameters.parse(job.parameters)),
    stepCount: kind.stepCount(job.parameters),
    stepsDone: 0,
    attempt: 1,
    lastAttempt: ATTEMPTS_A_RUN,
    findings: [],
    watcherUids: [...job.watcherUids],
    startedAt: at,
    progressedAt: at,
    endedAt: null,
    expiresAt: null,
  };
  tx.create(jobs.ref({ jobId: job.jobId }), staged);
  return rowsOf(job.jobId, staged);
}

/** The body of a job's task. */
export const jobTaskBody = z.strictObject({
  jobId: documentId,
  attempt: attemptField,
  slice: integer(0, MAX_SLICES - 1),
});
export type JobTaskBody = z.infer<typeof jobTaskBody>;

/** The tasks of an attempt: one, or one for each slice. Each has a row until it is done. */
export function rowsOf(jobId: string, { kind, queue, attempt, stepCount }: Job): OutboxRow[] {
  return Array.from({ length: stepCount ?? 1 }, (_, slice) => ({
    outboxId: `${jobId}-${attempt}-${slice}`,
    queue,
    task: kind,
    body: { jobId, attempt, slice },
  }));
}

export function expiryOf(endedAt: Date): Date {
  return after(endedAt, KEPT_DAYS * DAY_MS);
}

/**
 * A job that may be retried.
 * @throws GameError `JOB_UNKNOWN`, or `REGION_STATUS` when the job has not failed.
 */
export async function readFailedJob(tx: Tx, jobId: string): Promise<Job> {
  const job = (await tx.get(jobs.ref({ jobId }))).data();
  if (job === undefined) throw new GameError("JOB_UNKNOWN", `There is no job "${jobId}".`, { jobId });
  if (job.status !== "failed") {
    throw new GameError("REGION_STATUS", `The job is ${job.status}; only a failed one can be retried.`, {
      jobId,
    });
  }
  return job;
}

/** Stages the new run of a failed job; the returned rows must go to the outbox of the same commit. */
export function stageRetry(tx: Tx, jobId: string, job: Job, at: Date): OutboxRow[] {
  const attempt = job.attempt + 1;
  const lastAttempt = attempt + ATTEMPTS_A_RUN - 1;
  const anew = { attempt, lastAttempt, stepsDone: 0, progressedAt: at, endedAt: null, expiresAt: null };
  tx.update(jobs.ref({ jobId }), { status: "running", ...anew });
  return rowsOf(jobId, { ...job, ...anew });
}
