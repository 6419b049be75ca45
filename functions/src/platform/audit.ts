import { z } from "zod";
import type { Tx } from "./documents/tx.ts";
import { composedLine, date, line, regionId, storedJson, uid } from "./fields.ts";
import { derivedId, digest } from "./random.ts";
import { platform } from "./room.ts";
import { documents } from "./store.ts";
import { shortenedBytes } from "./wire/shortened.ts";

/** A whole configuration at its bounds fits, and before and after together stay below `MAX_DOCUMENT_BYTES`. */
const MAX_VALUE_BYTES = 240_000;

/** Of a value that is too long, which is kept as its digest, its size and its beginning. */
const BEGINNING_BYTES = 2_000;

/** A value before or after a change, as JSON, so that any shape fits one column of the console. */
const value = storedJson(MAX_VALUE_BYTES).nullable();

const auditSchema = z.strictObject({
  /** Verb and noun: `banMember`. */
  action: line(64),
  /** The region, or null for an act on the platform. */
  regionId: regionId.nullable(),
  /** Who did it: a uid, or `schedule:…` / `task:…` / `script:…`. */
  actorUid: uid,
  /** Whom it concerns, who may read it; null when nobody in particular. */
  subjectUid: uid.nullable(),
  before: value,
  after: value,
  reason: composedLine(500).nullable(),
  /** `public`: every member of the region may read it. `officers`: the subject and those who manage members. */
  visibility: z.enum(["public", "officers"]),
  at: date,
});

/** The log of a region's affairs, and the log of the platform's own. */
export const regionAudit = documents(platform.collections.audit, auditSchema);
export const platformAudit = documents(platform.collections.platformAudit, auditSchema);

export interface AuditEntry {
  readonly action: string;
  readonly regionId?: string;
  readonly subjectUid?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
  readonly visibility?: "public" | "officers";
}

/**
 * Stages the entries in the commit of what they report. Their ids derive from the intent: one that exists is never
 * replaced, and the commit fails.
 */
export function writeAudit(
  tx: Tx,
  entries: readonly AuditEntry[],
  cause: { readonly actorUid: string; readonly intent: string; readonly at: Date },
): void {
  for (const [index, entry] of entries.entries()) {
    const auditId = derivedId("audit", cause.intent, index);
    const document = {
      action: entry.action,
      regionId: entry.regionId ?? null,
      actorUid: cause.actorUid,
      subjectUid: entry.subjectUid ?? null,
      before: asJson(entry.before),
      after: asJson(entry.after),
      reason: entry.reason ?? null,
      visibility: entry.visibility ?? "officers",
      at: cause.at,
    };
    if (entry.regionId === undefined) tx.create(platformAudit.ref({ auditId }), document);
    else tx.create(regionAudit.ref({ regionId: entry.regionId, auditId }), document);
  }
}

export function asJson(given: unknown): string | null {
  if (given === undefined || given === null) return null;
  const json = JSON.stringify(given);
  const bytes = Buffer.byteLength(json);
  if (bytes <= MAX_VALUE_BYTES) return json;
  // As text within JSON it can take twice as many bytes again.
  return JSON.stringify({ digest: digest(json), bytes, beginning: shortenedBytes(json, BEGINNING_BYTES) });
}
