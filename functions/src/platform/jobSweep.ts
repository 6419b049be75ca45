import type { QueryDocumentSnapshot } from "firebase-admin/firestore";
import { now } from "./clock.ts";
import { Batch } from "./documents/batch.ts";
import { enqueueSteps, range } from "./jobRun.ts";
import { type Job, jobSteps, jobs } from "./jobs.ts";
import { correlationId, log } from "./log.ts";
import { enqueueTask } from "./tasks.ts";

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
  for (const snapshot of stalled.docs) await wake(snapshot, at);
  return stalled.size;
}

async function wake(stalled: QueryDocumentSnapshot<Job>, at: Date): Promise<void> {
  const jobId = stalled.id;
  const job = stalled.data();
  const change = { progressedAt: at, wakesLeft: Math.max(0, job.wakesLeft - 1) };
  await new Batch().update(jobs, stalled, change).commit();
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
