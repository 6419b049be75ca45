import { writeAudit } from "../../functions/src/platform/audit.ts";
import { now } from "../../functions/src/platform/clock.ts";
import { derivedId } from "../../functions/src/platform/random.ts";
import { Reads, transact } from "../../functions/src/platform/store.ts";
import { type Job, jobs, readFailedJob, rowsOf, stageRetry } from "../../functions/src/platform/work/jobs.ts";
import { outbox, stageOutbox } from "../../functions/src/platform/work/outbox.ts";
import { readRegion } from "../../functions/src/regions/readRegion.ts";
import { regions } from "../../functions/src/regions/schema.ts";
import { movedTo } from "../../functions/src/regions/status/lifecycle.ts";
import { Failure } from "../setup/failure.mjs";

const SHOWN = 100;
export const ACTOR = "script:operate";

/** Running and failed jobs, a line each and one for each finding. */
export async function listJobs(): Promise<string[]> {
  const { docs } = await jobs.collection({}).where("status", "in", ["running", "failed"]).limit(SHOWN).get();
  if (docs.length === 0) return ["No job runs and none has failed."];
  return docs.flatMap((snapshot) => lines(snapshot.id, snapshot.data()));
}

function lines(jobId: string, job: Job): string[] {
  const stillMinutes = Math.floor((now().getTime() - job.progressedAt.getTime()) / 60_000);
  const where = `step ${job.stepsDone}${job.stepCount === null ? "" : ` of ${job.stepCount}`}, attempt ${job.attempt}`;
  return [
    `${job.status.padEnd(8)} ${jobId}  ${job.kind} of ${job.regionId ?? "the platform"}: ${where}, ` +
      `${stillMinutes} min without progress`,
    ...job.findings.map((finding) => `         ${finding}`),
  ];
}

/** Has the next sweep, within a minute, enqueue what a running job lacks. */
export async function wakeJob(jobId: string): Promise<string[]> {
  await transact(async (tx) => {
    const job = (await tx.get(jobs.ref({ jobId }))).data();
    if (job === undefined)
      throw new Failure(`There is no job "${jobId}": \`npm run operate -- jobs\` lists them.`);
    if (job.status !== "running")
      throw new Failure(
        `The job is ${job.status}; only a running one can be woken. A failed one is begun anew by \`retry\`.`,
      );
    const refs = rowsOf(jobId, job).map(({ outboxId }) => outbox.ref({ outboxId }));
    const left = (await tx.getAll(...refs)).filter(({ exists }) => exists);
    for (const { ref } of left) tx.update(ref, { dueAt: now(), setAsideAt: null, failures: 0 });
  });
  return [`✓ ${jobId} is due: the next sweep enqueues the steps that it lacks.`];
}

/** What `regions/retryProvisioning` does, without a signed-in administrator. */
export async function retryRegion(regionId: string, note: string): Promise<string[]> {
  const jobId = await transact(async (tx) => {
    const region = await readRegion(new Reads(tx), regionId);
    const change = movedTo(region, "provisioning", null);
    const job = await readFailedJob(tx, region.jobId);
    const at = now();
    stageOutbox(tx, stageRetry(tx, region.jobId, job, at), at);
    tx.update(regions.ref({ regionId }), change);
    const entry = {
      action: "retryProvisioning",
      regionId,
      before: { status: region.status, findings: job.findings },
      after: change,
      reason: note,
      visibility: "public",
    } as const;
    const intent = derivedId(ACTOR, "retryRegion", regionId, job.attempt);
    writeAudit(tx, [entry], { actorUid: ACTOR, intent, at });
    return region.jobId;
  });
  return [`✓ ${jobId} begins anew with the next sweep but one at the latest.`];
}
