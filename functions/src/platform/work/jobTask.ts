import { now } from "../clock.ts";
import { GameError } from "../errors.ts";
import { newId } from "../random.ts";
import { transact } from "../store.ts";
import { endAttempt, giveUpAttempt, type Running } from "./jobEnd.ts";
import {
  expiryOf,
  type Job,
  type JobKind,
  type JobStep,
  type JobTaskBody,
  jobSteps,
  jobs,
  jobTaskBody,
  type PreparedStep,
} from "./jobs.ts";
import type { TaskRunner } from "./task.ts";

/** A run goes on with the next step for so long; then it makes room for others. */
const RUN_MS = 50_000;
/** So often at most a job shows how far it has come: for a read each time, and a write where no other run has. */
export const PROGRESS_MS = 5_000;

/** The task that runs the steps of a job, or of a slice of it. */
export function jobTask<Parameters, Cursor>(kind: JobKind<Parameters, Cursor>): TaskRunner {
  return {
    run: (body) => run(kind, jobTaskBody.parse(body)),
    giveUp: (body, error) => giveUpAttempt(kind, jobTaskBody.parse(body), error),
  };
}

async function run<Parameters, Cursor>(
  kind: JobKind<Parameters, Cursor>,
  body: JobTaskBody,
): Promise<"more" | undefined> {
  const { jobId, attempt, slice } = body;
  const stepRef = jobSteps.ref({ jobId, step: slice });
  const [found, foundStep] = await Promise.all([jobs.ref({ jobId }).get(), stepRef.get()]);
  const job = found.data();
  // A late task of an attempt that was given up, or of a job that has ended, has nothing left to do.
  if (job === undefined || job.status !== "running" || job.attempt !== attempt) return undefined;
  const running: Running<Parameters> = {
    jobId,
    job,
    parameters: kind.parameters.parse(JSON.parse(job.parameters)),
  };
  const runId = newId();
  const startedMs = performance.now();
  let shownMs = startedMs;
  let step = ofAttempt(foundStep.data(), attempt);
  while (!step.isDone) {
    const prepared = await kind.prepare(running.parameters, { slice, cursor: cursorOf(kind, step) });
    const committed = await commit(prepared, { body, runId, from: step });
    if (committed === undefined) return undefined;
    step = committed;
    if (step.isDone) break;
    if (performance.now() - shownMs > PROGRESS_MS) {
      await showProgress(jobId, step.stepsDone);
      shownMs = performance.now();
    }
    if (performance.now() - startedMs > RUN_MS) return "more";
  }
  await endIfComplete(kind, running, step);
  return undefined;
}

type Progress = Pick<JobStep, "cursor" | "stepsDone" | "isDone">;

/** How far an attempt has come; what an earlier one has done counts for nothing. */
function ofAttempt(step: JobStep | undefined, attempt: number): Progress {
  return step?.attempt === attempt ? step : { cursor: null, stepsDone: 0, isDone: false };
}

function cursorOf<Parameters, Cursor>(
  { kind, cursor }: JobKind<Parameters, Cursor>,
  { cursor: stored }: Progress,
): Cursor | null {
  if (stored === null) return null;
  if (cursor === undefined) throw new Error(`The kind ${kind} pages and declares no cursor.`);
  return cursor.parse(JSON.parse(stored));
}

/** Work and cursor in one commit. Undefined where another run, or a later attempt, has come further: it goes on alone. */
function commit<Cursor>(
  prepared: PreparedStep<Cursor>,
  { body, runId, from }: { readonly body: JobTaskBody; readonly runId: string; readonly from: Progress },
): Promise<Progress | undefined> {
  const { jobId, attempt, slice } = body;
  const ref = jobSteps.ref({ jobId, step: slice });
  return transact(async (tx) => {
    const stored = (await tx.get(ref)).data();
    if (stored !== undefined && stored.attempt > attempt) return undefined;
    const current = ofAttempt(stored, attempt);
    if (current.stepsDone !== from.stepsDone) {
      const isOwn = stored?.runId === runId && current.stepsDone === from.stepsDone + 1;
      return isOwn ? current : undefined;
    }
    const at = now();
    const { next } = prepared;
    const after = {
      cursor: next === null ? null : JSON.stringify(next),
      stepsDone: from.stepsDone + 1,
      isDone: next === null,
    };
    await prepared.stage(tx, at);
    tx.set(ref, { ...after, attempt, runId, at, expiresAt: expiryOf(at) });
    return after;
  });
}

/** Of several slices, the last one to be done finds all of them done, and ends the attempt. */
async function endIfComplete<Parameters, Cursor>(
  kind: JobKind<Parameters, Cursor>,
  running: Running<Parameters>,
  step: Progress,
): Promise<void> {
  const { jobId, job } = running;
  const done = job.stepCount === null || job.stepCount === 1 ? 1 : await slicesDone(jobId, job);
  if (done === (job.stepCount ?? 1)) {
    const stepsDone = job.stepCount ?? step.stepsDone;
    await endAttempt(kind, { ...running, stepsDone }, await kind.check(running.parameters));
    return;
  }
  if (now().getTime() - job.progressedAt.getTime() >= PROGRESS_MS) await showProgress(jobId, done);
}

async function slicesDone(jobId: string, { attempt }: Job): Promise<number> {
  const done = jobSteps.collection({ jobId }).where("attempt", "==", attempt).where("isDone", "==", true);
  return (await done.count().get()).data().count;
}

/**
 * At most every five seconds, however many slices have something to show. One that meets another at the job leaves it to
 * that one: what nothing decides by is not worth a wait, nor a failure of the slice.
 */
async function showProgress(jobId: string, stepsDone: number): Promise<void> {
  const ref = jobs.ref({ jobId });
  try {
    await transact(async (tx) => {
      const job = (await tx.get(ref)).data();
      const at = now();
      if (job?.status !== "running" || at.getTime() - job.progressedAt.getTime() < PROGRESS_MS) return;
      tx.update(ref, { stepsDone, progressedAt: at });
    }, 1);
  } catch (error) {
    if (!(error instanceof GameError && error.reason === "BUSY")) throw error;
  }
}
