import { type Closing, closings } from "../../functions/src/closing/schema.ts";
import { writeAudit } from "../../functions/src/platform/audit.ts";
import { now } from "../../functions/src/platform/clock.ts";
import { derivedId } from "../../functions/src/platform/random.ts";
import { transact } from "../../functions/src/platform/store.ts";
import { jobs, readFailedJob, stageRetry } from "../../functions/src/platform/work/jobs.ts";
import { stageOutbox } from "../../functions/src/platform/work/outbox.ts";
import { Failure } from "../setup/failure.mjs";
import { ACTOR } from "./jobs.ts";

/** What each closing that has not ended is about, and how its job stands. */
export async function listClosings(): Promise<string[]> {
  const { docs } = await closings.collection({}).where("closedAt", "==", null).get();
  if (docs.length === 0) return ["No region is closing."];
  return (await Promise.all(docs.map((doc) => lines(doc.data())))).flat();
}

async function lines({ regionId, phase, phaseSince, jobId, dueAt }: Closing): Promise<string[]> {
  const since = `${regionId}  ${phase} since ${phaseSince.toISOString()}`;
  if (jobId === null) return [`${since}; to be counted again at ${dueAt?.toISOString()}`];
  const job = (await jobs.ref({ jobId }).get()).data();
  const state = job === undefined ? "its job has gone" : `${job.status}, step ${job.stepsDone}`;
  return [`${since}; ${jobId}: ${state}`, ...(job?.findings ?? []).map((finding) => `         ${finding}`)];
}

/** Begins the phase anew whose job has failed; what it has written it writes again. */
export async function resumeClosing(regionId: string, note: string): Promise<string[]> {
  const jobId = await transact(async (tx) => {
    const closing = (await tx.get(closings.ref({ regionId }))).data();
    if (closing === undefined || closing.jobId === null)
      throw new Failure(
        `No phase of "${regionId}" waits: \`npm run operate -- closings\` lists what is closing.`,
      );
    const job = await readFailedJob(tx, closing.jobId);
    const at = now();
    const intent = derivedId(ACTOR, "resumeClosing", closing.jobId, job.attempt);
    stageOutbox(tx, stageRetry(tx, closing.jobId, job, at), at);
    const before = { regionId, phase: closing.phase, findings: job.findings };
    writeAudit(tx, [{ action: "resumeClosing", before, reason: note }], { actorUid: ACTOR, intent, at });
    return closing.jobId;
  });
  return [`✓ ${jobId} begins anew with the next sweep but one at the latest.`];
}
