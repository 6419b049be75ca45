import { jobs } from "../functions/src/platform/work/jobs.ts";

/**
 * Watches a job, as a client would, until it has ended; `onStep` hears of each step that is done. Returns the number
 * of steps. @throws Error with what the job's check found when it has failed.
 */
export async function jobEnd(
  jobId: string,
  onStep?: (done: number, steps: number | null) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    let shown = 0;
    const stop = jobs.ref({ jobId }).onSnapshot((snapshot) => {
      const job = snapshot.data();
      if (job === undefined) return;
      if (job.stepsDone > shown) onStep?.(job.stepsDone, job.stepCount);
      shown = Math.max(shown, job.stepsDone);
      if (job.status === "running") return;
      stop();
      if (job.status === "completed") resolve(job.stepsDone);
      else reject(new Error(`job ${jobId} failed: ${job.findings.join("; ")}`));
    }, reject);
  });
}
