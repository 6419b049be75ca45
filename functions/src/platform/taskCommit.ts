import { type AuditEntry, writeAudit } from "./audit.ts";
import type { Tx } from "./documents/tx.ts";
import type { Commit } from "./moments.ts";
import { Reads } from "./store.ts";
import { type OutboxRow, stageOutbox } from "./work/outbox.ts";

/** The commit of a task or a schedule, for the moments that it announces. */
export interface TaskCommit extends Commit {
  /** Writes the entries and rows that were collected, once, after everything else. Rows that nobody dispatches, the sweep enqueues. */
  finish(): readonly OutboxRow[];
}

export function taskCommit(
  tx: Tx,
  { actorUid, intent, at }: { readonly actorUid: string; readonly intent: string; readonly at: Date },
): TaskCommit {
  const entries: AuditEntry[] = [];
  const rows: OutboxRow[] = [];
  return {
    tx,
    reads: new Reads(tx),
    now: at,
    intent,
    audit: (entry) => entries.push(entry),
    enqueue: (row) => rows.push(row),
    finish() {
      writeAudit(tx, entries, { actorUid, intent, at });
      stageOutbox(tx, rows, at);
      return rows;
    },
  };
}
