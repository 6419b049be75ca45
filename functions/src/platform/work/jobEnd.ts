import { now } from "../clock.ts";
import type { Tx } from "../documents/tx.ts";
import { log } from "../log.ts";
import { transact } from "../store.ts";
import { errorLine } from "./failure.ts";
import {
  expiryOf,
  type Job,
  type JobKind,
  jobs,
  MAX_FINDING_CHARACTERS,
  MAX_FINDINGS,
  rowsOf,
} from "./jobs.ts";
import { dispatch, type OutboxRow, stageOutbox } from "./outbox.ts";

/** An attempt as a run has found it. */
export interface Running<Parameters> {
  readonly jobId: string;
  readonly job: Job;
  readonly parameters: Parameters;
}

/**
 * Ends an attempt by what was found. Without findings the job is complete; with them it begins anew (its writes are
 * the same again) until its attempts are used up. Several last steps may come here at once: one gets through.
 */
export async function endAttempt<Parameters, Cursor>(
  kind: JobKind<Parameters, Cursor>,
  { jobId, job: seen, parameters, stepsDone }: Running<Parameters> & { readonly stepsDone: number },
  found: readonly string[],
): Promise<void> {
  const findings = found.slice(0, MAX_FINDINGS).map((finding) => errorLine(finding, MAX_FINDING_CHARACTERS));
  const rows = await transact(async (tx): Promise<readonly OutboxRow[] | "failed"> => {
    const job = (await tx.get(jobs.ref({ jobId }))).data();
    if (!isSame(job, seen)) return [];
    const at = now();
    if (findings.length === 0) {
      const following = await kind.complete(tx, parameters, at);
      stageEnd(jobId, tx, { status: "completed", stepsDone, findings }, at);
      stageOutbox(tx, following, at);
      return following;
    }
    if (job.attempt >= job.lastAttempt) {
      await kind.fail(tx, parameters, at);
      stageEnd(jobId, tx, { status: "failed", findings }, at);
      return "failed";
    }
    const anew = { attempt: job.attempt + 1, stepsDone: 0, findings, progressedAt: at };
    const again = rowsOf(jobId, { ...job, ...anew });
    tx.update(jobs.ref({ jobId }), anew);
    stageOutbox(tx, again, at);
    return again;
  });
  if (findings.length > 0) log.warn("job found incomplete", { jobId, attempt: seen.attempt, findings });
  if (rows === "failed") reportFailed(jobId, seen, findings);
  else await dispatch(rows);
}

/** Ends the job of a step that has failed too often. @throws when its consequence, or its parameters, fail as well. */
export async function giveUpAttempt<Parameters, Cursor>(
  kind: JobKind<Parameters, Cursor>,
  { jobId, attempt, slice }: { readonly jobId: string; readonly attempt: number; readonly slice: number },
  error: unknown,
): Promise<void> {
  const findings = [errorLine(`slice ${slice}: ${error}`, MAX_FINDING_CHARACTERS)];
  const failed = await transact(async (tx) => {
    const job = (await tx.get(jobs.ref({ jobId }))).data();
    if (job === undefined || job.status !== "running" || job.attempt !== attempt) return undefined;
    const at = now();
    await kind.fail(tx, kind.parameters.parse(JSON.parse(job.parameters)), at);
    stageEnd(jobId, tx, { status: "failed", findings }, at);
    return job;
  });
  if (failed !== undefined) reportFailed(jobId, failed, findings);
}

function isSame(job: Job | undefined, { attempt }: Job): job is Job {
  return job !== undefined && job.status === "running" && job.attempt === attempt;
}

function stageEnd(
  jobId: string,
  tx: Tx,
  end: Pick<Job, "status" | "findings"> & Partial<Pick<Job, "stepsDone">>,
  at: Date,
): void {
  tx.update(jobs.ref({ jobId }), { ...end, endedAt: at, expiresAt: expiryOf(at) });
}

/** An alert watches for this line: nothing goes on by itself from here. */
function reportFailed(jobId: string, { kind, attempt }: Job, findings: readonly string[]): void {
  log.error("job failed", { jobId, kind, attempt, findings });
}
