import type { AuditEntry } from "../audit.ts";
import type { Tx } from "../documents/tx.ts";
import { GameError } from "../errors.ts";
import { expiryOf, type Job, jobs, jobTaskBody } from "./jobs.ts";
import { outbox, type Row } from "./outbox.ts";

/** A task that was set aside. @throws GameError `NOT_SET_ASIDE`. */
export async function readAside(tx: Tx, outboxId: string): Promise<Row> {
  const row = (await tx.get(outbox.ref({ outboxId }))).data();
  if (row !== undefined && row.setAsideAt !== null) return row;
  throw new GameError("NOT_SET_ASIDE", `Nothing of the id "${outboxId}" is set aside.`, { outboxId });
}

/** Has it tried again with the next sweep, twelve times anew. */
export function stageAnotherTry(tx: Tx, outboxId: string, at: Date): void {
  tx.update(outbox.ref({ outboxId }), { dueAt: at, failures: 0, setAsideAt: null });
}

/** Its running job, which fails when it is dropped; undefined of a task without one. */
export async function readJobOf(
  tx: Tx,
  { body }: Row,
): Promise<(Job & { readonly jobId: string }) | undefined> {
  const jobId = jobIdIn(body);
  if (jobId === undefined) return undefined;
  const job = (await tx.get(jobs.ref({ jobId }))).data();
  return job?.status === "running" ? { ...job, jobId } : undefined;
}

function jobIdIn(body: string): string | undefined {
  try {
    return jobTaskBody.safeParse(JSON.parse(body)).data?.jobId;
  } catch {
    return undefined;
  }
}

/** Gives it up for good. What it was to do stays undone; its job fails without a consequence. Returns what the log says. */
export function stageDrop(
  tx: Tx,
  dropped: {
    readonly outboxId: string;
    readonly row: Row;
    readonly job: { readonly jobId: string } | undefined;
  },
  reason: string,
  at: Date,
): AuditEntry {
  const { outboxId, row, job } = dropped;
  tx.delete(outbox.ref({ outboxId }));
  if (job !== undefined) {
    const findings = [`dropped by an operator: ${reason}`];
    tx.update(jobs.ref(job), { status: "failed", findings, endedAt: at, expiresAt: expiryOf(at) });
  }
  const { task, body, lastError } = row;
  return { action: "dropTask", before: { task, body, lastError }, reason };
}
