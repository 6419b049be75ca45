import type { DocumentSnapshot } from "firebase-admin/firestore";
import type { Request as TaskRequest } from "firebase-functions/tasks";
import { z } from "zod";
import { now } from "./clock.ts";
import { Batch } from "./documents/batch.ts";
import { documentId, integer } from "./fields.ts";
import {
  attemptField,
  type Job,
  type JobKind,
  jobSteps,
  jobs,
  MAX_FINDING_CHARACTERS,
  MAX_FINDINGS,
  MAX_STEPS,
} from "./jobs.ts";
import { correlationId, correlationIdFrom, inLogContext, log } from "./log.ts";
import { transact } from "./store.ts";
import { enqueueTask } from "./tasks.ts";
import { fittedLine } from "./wire/composed.ts";

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

/** The body of the deployed task-queue function of a kind. Delivered at least once, in any order, perhaps twice at once. */
export function jobHandler<Parameters>(
  kind: JobKind<Parameters>,
): (request: TaskRequest<unknown>) => Promise<void> {
  return async (request) => {
    const task = taskSchema.parse(request.data);
    await inLogContext(
      { correlationId: correlationIdFrom(task.correlationId), operation: kind.queue },
      async () => {
        const read = await jobs.ref({ jobId: task.jobId }).get();
        const job = read.data();
        // A late task of an attempt that was given up, or of a job that has ended, has nothing left to do.
        if (job === undefined || job.status !== "running" || job.attempt !== task.attempt) return;
        if (task.act.kind === "begin")
          await enqueueSteps(kind.queue, task.jobId, job, range(job.stepCount), "first");
        if (task.act.kind === "step") await runStep(kind, read, job, task.act.step);
        if (task.act.kind === "giveUp") await end(kind, task.jobId, job, job.findings, "given up");
      },
    );
  };
}

async function runStep<Parameters>(
  kind: JobKind<Parameters>,
  read: DocumentSnapshot<Job>,
  job: Job,
  step: number,
): Promise<void> {
  const jobId = read.id;
  const parameters = kind.parameters.parse(JSON.parse(job.parameters));
  const batch = new Batch();
  try {
    await kind.write(batch, parameters, step);
    batch.set(jobSteps.ref({ jobId, step }), { attempt: job.attempt, at: now() });
    await batch.commit();
  } catch (error) {
    log.error("step failed", { jobId, step, error: error instanceof Error ? error.stack : String(error) });
    const findings = [fittedLine(`step ${step}: ${String(error)}`, MAX_FINDING_CHARACTERS)];
    await new Batch().update(jobs, read, { findings }).commit();
    throw error;
  }
  const counted = await jobSteps.collection({ jobId }).where("attempt", "==", job.attempt).count().get();
  const stepsDone = counted.data().count;
  await new Batch().update(jobs, read, { stepsDone, progressedAt: now() }).commit();
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
  const findings = found.slice(0, MAX_FINDINGS).map((finding) => fittedLine(finding, MAX_FINDING_CHARACTERS));
  const parameters = kind.parameters.parse(JSON.parse(seen.parameters));
  const next = await transact(async (tx): Promise<Job | "failed" | undefined> => {
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
      return "failed";
    }
    const anew = { attempt: job.attempt + 1, stepsDone: 0, findings, progressedAt: at };
    tx.update(jobs.ref({ jobId }), anew);
    return { ...job, ...anew };
  });
  if (findings.length > 0) log.warn(`job ${how}`, { jobId, attempt: seen.attempt, findings });
  // An alert watches for this line: nothing goes on by itself from here.
  if (next === "failed") log.error("job failed", { jobId, kind: kind.kind, attempt: seen.attempt, findings });
  else if (next !== undefined) await enqueueSteps(kind.queue, jobId, next, range(next.stepCount), "first");
}

/** `wave` keeps the names of tasks enqueued on different occasions apart: a name is used up for ever. */
export async function enqueueSteps(
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

/** 0, 1, … count - 1: the steps of a job. */
export function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
