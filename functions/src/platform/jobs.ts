import type { Transaction, WriteBatch } from "firebase-admin/firestore";
import type { Request as TaskRequest } from "firebase-functions/tasks";
import { z } from "zod";
import { now } from "./clock.ts";
import { GameError } from "./errors.ts";
import { date, documentId, integer, line, regionId, uid } from "./fields.ts";
import { correlationId, correlationIdFrom, inLogContext, log } from "./log.ts";
import type { OutboxRow } from "./outbox.ts";
import { PATHS } from "./paths.ts";
import { db, documents, transact } from "./store.ts";
import { enqueueTask } from "./tasks.ts";

/** A job never has more steps than this: their tasks are enqueued by one invocation. */
export const MAX_STEPS = 200;
/** How often a job that its check found wanting is begun anew before it has failed. */
const ATTEMPTS_A_RUN = 3;
/** How often the sweeper wakes a job that stands still before it has failed. */
const WAKES_A_RUN = 10;
const attemptField = integer(1, 10_000);
const MAX_FINDINGS = 20;

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
  findings: z.array(line(300)).max(MAX_FINDINGS),
  /** Who may watch. */
  watcherUids: z.array(uid).max(10),
  startedAt: date,
  /** Moves with every step; the sweeper looks for jobs in which it stands still. */
  progressedAt: date,
  endedAt: date.nullable(),
});
export type Job = z.infer<typeof jobSchema>;

export const jobs = documents(PATHS.jobs, jobSchema);

/** A step's checkpoint, written in the step's own commit: it exists if and only if the step's work does. */
export const jobSteps = documents(PATHS.jobSteps, z.strictObject({ attempt: attemptField, at: date }));

/** What a room must say of a kind of long work. Everything is a pure function of the parameters, or safe to repeat. */
export interface JobKind<Parameters> {
  readonly kind: string;
  readonly queue: string;
  readonly parameters: z.ZodType<Parameters>;
  stepCount(parameters: Parameters): number;
  /** Adds a step's writes to the batch: at most 498, the same ones at every run. */
  write(batch: WriteBatch, parameters: Parameters, step: number): void | Promise<void>;
  /** Looks at what is there; returns what is missing or wrong, `[]` when the work is complete. */
  check(parameters: Parameters): Promise<string[]>;
  /** Applies the consequence in the commit that completes the job. Must check again what it relies on. */
  complete(tx: Transaction, parameters: Parameters, at: Date): Promise<void>;
  /** Applies the consequence of giving up. */
  fail(tx: Transaction, parameters: Parameters, at: Date): Promise<void>;
}

const taskSchema = z.object({
  jobId: documentId,
  attempt: attemptField,
  act: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("begin") }),
    z.object({ kind: z.literal("step"), step: integer(0, MAX_STEPS) }),
    z.object({ kind: z.literal("giveUp") }),
  ]),
  correlationId: z.string().optional(),
});

/** Stages a new job in the caller's commit; the returned row must go to the outbox of the same commit. */
export function stageJob<Parameters>(
  tx: Transaction,
  kind: JobKind<Parameters>,
  job: {
    readonly jobId: string;
    readonly parameters: Parameters;
    readonly regionId?: string;
    readonly watcherUids: readonly string[];
  },
  at: Date,
): OutboxRow {
  tx.set(jobs.ref({ jobId: job.jobId }), {
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

/** The body of the deployed task-queue function of a kind. Delivered at least once, in any order, perhaps twice at once. */
export function jobHandler<Parameters>(
  kind: JobKind<Parameters>,
): (request: TaskRequest<unknown>) => Promise<void> {
  return async (request) => {
    const task = taskSchema.parse(request.data);
    await inLogContext(
      { correlationId: correlationIdFrom(task.correlationId), operation: kind.queue },
      async () => {
        const job = (await jobs.ref({ jobId: task.jobId }).get()).data();
        // A late task of an attempt that was given up, or of a job that has ended, has nothing left to do.
        if (job === undefined || job.status !== "running" || job.attempt !== task.attempt) return;
        if (task.act.kind === "begin")
          await enqueueSteps(kind.queue, task.jobId, job, range(job.stepCount), "first");
        if (task.act.kind === "step") await runStep(kind, task.jobId, job, task.act.step);
        if (task.act.kind === "giveUp") await end(kind, task.jobId, job, job.findings, "given up");
      },
    );
  };
}

async function runStep<Parameters>(
  kind: JobKind<Parameters>,
  jobId: string,
  job: Job,
  step: number,
): Promise<void> {
  const parameters = kind.parameters.parse(JSON.parse(job.parameters));
  const batch = db().batch();
  try {
    await kind.write(batch, parameters, step);
    batch.set(jobSteps.ref({ jobId, step }), { attempt: job.attempt, at: now() });
    await batch.commit();
  } catch (error) {
    log.error("step failed", { jobId, step, error: error instanceof Error ? error.stack : String(error) });
    await jobs.ref({ jobId }).update({ findings: [`step ${step}: ${String(error)}`.slice(0, 300)] });
    throw error;
  }
  const counted = await jobSteps.collection({ jobId }).where("attempt", "==", job.attempt).count().get();
  const stepsDone = counted.data().count;
  await jobs.ref({ jobId }).update({ stepsDone, progressedAt: now() });
  if (stepsDone === job.stepCount)
    await end(kind, jobId, job, await kind.check(parameters), "found incomplete");
}

/**
 * Ends an attempt by what was found. Without findings the job is complete; with them it begins anew (its writes are
 * the same again) until its attempts are used up. Several last steps may come here at once: one gets through.
 */
async function end<Parameters>(
  kind: JobKind<Parameters>,
  jobId: string,
  seen: Job,
  found: readonly string[],
  how: "found incomplete" | "given up",
): Promise<void> {
  const findings = found.slice(0, MAX_FINDINGS).map((finding) => finding.slice(0, 300));
  const parameters = kind.parameters.parse(JSON.parse(seen.parameters));
  const next = await transact(async (tx) => {
    const job = (await tx.get(jobs.ref({ jobId }))).data();
    if (job === undefined || job.status !== "running" || job.attempt !== seen.attempt) return undefined;
    const at = now();
    if (how === "found incomplete" && findings.length === 0) {
      await kind.complete(tx, parameters, at);
      tx.update(jobs.ref({ jobId }), {
        status: "completed",
        stepsDone: job.stepCount,
        findings,
        endedAt: at,
      });
      return undefined;
    }
    if (how === "given up" || job.attempt >= job.lastAttempt) {
      await kind.fail(tx, parameters, at);
      tx.update(jobs.ref({ jobId }), { status: "failed", findings, endedAt: at });
      return undefined;
    }
    const anew = { attempt: job.attempt + 1, stepsDone: 0, findings, progressedAt: at };
    tx.update(jobs.ref({ jobId }), anew);
    return { ...job, ...anew };
  });
  if (findings.length > 0) log.warn(`job ${how}`, { jobId, attempt: seen.attempt, findings });
  if (next !== undefined) await enqueueSteps(kind.queue, jobId, next, range(next.stepCount), "first");
}

/** `wave` keeps the names of tasks enqueued on different occasions apart: a name is used up for ever. */
async function enqueueSteps(
  queue: string,
  jobId: string,
  job: Job,
  steps: number[],
  wave: string,
): Promise<void> {
  await Promise.all(
    steps.map((step) =>
      enqueueTask(
        queue,
        { jobId, attempt: job.attempt, act: { kind: "step", step }, correlationId: correlationId() },
        `${jobId}-${job.attempt}-${step}-${wave}`,
      ),
    ),
  );
}

const STALLED_AFTER_MS = 60_000;
const SWEEP_JOBS = 50;

/**
 * Enqueues the steps that a crash left undone in jobs that stand still; of a job whose steps are all done, the last
 * one, which checks and completes it. Returns how many jobs it woke.
 */
export async function sweepJobs(): Promise<number> {
  const at = now();
  const stalled = await jobs
    .collection({})
    .where("status", "==", "running")
    .where("progressedAt", "<", new Date(at.getTime() - STALLED_AFTER_MS))
    .orderBy("progressedAt")
    .limit(SWEEP_JOBS)
    .get();
  for (const snapshot of stalled.docs) await wake(snapshot.id, snapshot.data(), at);
  return stalled.size;
}

async function wake(jobId: string, job: Job, at: Date): Promise<void> {
  await jobs.ref({ jobId }).update({ progressedAt: at, wakesLeft: Math.max(0, job.wakesLeft - 1) });
  const wave = `wake-${at.getTime()}`;
  if (job.wakesLeft === 0) {
    await enqueueTask(
      job.queue,
      { jobId, attempt: job.attempt, act: { kind: "giveUp" }, correlationId: correlationId() },
      `${jobId}-${job.attempt}-giveUp-${wave}`,
    );
    return;
  }
  const done = await jobSteps.collection({ jobId }).where("attempt", "==", job.attempt).get();
  const finished = new Set(done.docs.map((step) => Number(step.id)));
  const missing = range(job.stepCount).filter((step) => !finished.has(step));
  await enqueueSteps(job.queue, jobId, job, missing.length > 0 ? missing : [job.stepCount - 1], wave);
  log.warn("stalled job woken", { jobId, missing: missing.length });
}

/**
 * A job that may be retried.
 * @throws GameError `JOB_UNKNOWN`, or `REGION_STATUS` when the job has not failed.
 */
export async function readFailedJob(tx: Transaction, jobId: string): Promise<Job> {
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
export function stageRetry(tx: Transaction, jobId: string, job: Job, at: Date): OutboxRow {
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

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
