import type { Commit } from "../../platform/moments.ts";
import { type Job, readFailedJob, stageRetry } from "../../platform/work/jobs.ts";
import { type Region, regions } from "../schema.ts";
import { movedTo, type StatusChange } from "../status/lifecycle.ts";

/**
 * Begins the job of a region that failed to build anew, in two halves: `stage` writes.
 * @throws GameError `REGION_STATUS` where nothing has failed, `JOB_UNKNOWN`.
 */
export async function prepareRetry(
  { tx, now, enqueue }: Pick<Commit, "tx" | "now" | "enqueue">,
  region: Region,
): Promise<{ readonly job: Job; readonly change: StatusChange; readonly stage: () => void }> {
  const { regionId, jobId } = region;
  const change = movedTo(region, "provisioning", null);
  const job = await readFailedJob(tx, jobId);
  return {
    job,
    change,
    stage() {
      for (const row of stageRetry(tx, jobId, job, now)) enqueue(row);
      tx.update(regions.ref({ regionId }), change);
    },
  };
}
