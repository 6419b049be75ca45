import { z } from "zod";
import type { Batch } from "./documents/batch.ts";
import type { Tx } from "./documents/tx.ts";
import { GameError } from "./errors.ts";
import { date, integer, line, regionId, uid } from "./fields.ts";
import type { OutboxRow } from "./outbox.ts";
import { platform } from "./room.ts";
import { documents } from "./store.ts";

/** A job never has more steps than this: their tasks are enqueued by one invocation. */
export const MAX_STEPS = 200;
/** How often a job that its check found wanting is begun anew before it has failed. */
const ATTEMPTS_A_RUN = 3;
/** How often the sweeper wakes a job that stands still before it has failed. */
const WAKES_A_RUN = 10;
export const MAX_FINDINGS = 20;
export const MAX_FINDING_CHARACTERS = 300;
export const attemptField = integer(1, 10_000);

const jobSchema = z.strictObject({
  kind: line(64),
  /** The deployed task-queue function that runs the steps. */
  queue: line(64),
  status: z.enum(["running", "completed", "failed"]),
  regionId: regionId.nullable(),
  /** JSON of what the kind needs to know; never secrets. */
  parameters: z.string().max(20_000),
  stepCount: integer(1, MAX_STEPS),
  /** For people who watch. Nothing decides by it: completion is a check of what is there. */
  stepsDone: integer(0, MAX_STEPS),
  /** Only ever grows: the names of an earlier attempt's tasks are used up. */
  attempt: attemptField,
  lastAttempt: attemptField,
  wakesLeft: integer(0, WAKES_A_RUN),
  /** What the last check found missing or wrong, or the last error of a step. */
  findings: z.array(line(MAX_FINDING_CHARACTERS)).max(MAX_FINDINGS),
  /** Players who may watch. Administrators watch by their mandate, and are not named. */
  watcherUids: z.array(uid).max(10),
  startedAt: date,
  /** Moves with every step; the sweeper looks for jobs in which it stands still. */
  progressedAt: date,
  endedAt: date.nullable(),
});
export type Job = z.infer<typeof jobSchema>;

export const jobs = documents(platform.collections.jobs, jobSchema);

/** A step's checkpoint, written in the step's own commit: it exists if and only if the step's work does. */
export const jobSteps = documents(
  platform.collections.jobSteps,
  z.strictObject({ attempt: attemptField, at: date }),
);

/** What a room must say of a kind of long work. Everything is a pure function of the parameters, or safe to repeat. */
export interface JobKind<Parameters> {
  readonly kind: string;
  readonly queue: string;
  readonly parameters: z.ZodType<Parameters>;
  stepCount(parameters: Parameters): number;
  /** Adds a step's writes to the batch: at most 498, the same ones at every run. */
  write(batch: Batch, parameters: Parameters, step: number): void | Promise<void>;
  /** Looks at what is there; returns what is missing or wrong, `[]` when the work is complete. */
  check(parameters: Parameters): Promise<string[]>;
  /** Applies the consequence in the commit that completes the job. Must check again what it relies on. */
  complete(tx: Tx, parameters: Parameters, at: Date): Promise<void>;
  /** Applies the consequence of giving up. */
  fail(tx: Tx, parameters: Parameters, at: Date): Promise<void>;
}

/** Stages a new job in the caller's commit; the returned row must go to the outbox of the same commit. */
export function stageJob<Parameters>(
  tx: Tx,
  kind: JobKind<Parameters>,
  job: {
    readonly jobId: string;
    readonly parameters: Parameters;
    readonly regionId?: string;
    readonly watcherUids: readonly string[];
  },
  at: Date,
): OutboxRow {
  tx.create(jobs.ref({ jobId: job.jobId }), {
    kind: kind.kind,
    queue: kind.queue,
    status: "running",
    regionId: job.regionId ?? null,
    parameters: JSON.stringify(kind.parameters.parse(job.parameters)),
    stepCount: kind.stepCount(job.parameters),
    stepsDone: 0,
    attempt: 1,
    lastAttempt: ATTEMPTS_A_RUN,
    wakesLeft: WAKES_A_RUN,
    findings: [],
    watcherUids: [...job.watcherUids],
    startedAt: at,
    progressedAt: at,
    endedAt: null,
  });
  return beginning(job.jobId, kind.queue, 1);
}

function beginning(jobId: string, queue: string, attempt: number): OutboxRow {
  return { outboxId: `${jobId}-${attempt}`, queue, body: { jobId, attempt, act: { kind: "begin" } } };
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

/** Stages the new run of a failed job; the returned row must go to the outbox of the same commit. */
export function stageRetry(tx: Tx, jobId: string, job: Job, at: Date): OutboxRow {
  const attempt = job.attempt + 1;
  tx.update(jobs.ref({ jobId }), {
    status: "running",
    attempt,
    lastAttempt: attempt + ATTEMPTS_A_RUN - 1,
    wakesLeft: WAKES_A_RUN,
    stepsDone: 0,
    progressedAt: at,
    endedAt: null,
  });
  return beginning(jobId, job.queue, attempt);
}
