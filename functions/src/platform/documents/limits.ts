import type { Firestore } from "firebase-admin/firestore";
import { relativePath, sentWriteBytes, storedDocumentBytes, type WireWrite } from "./wireSize.ts";

/**
 * Bounds that production enforces and the emulators do not, each kept well below Google's own: 1 MiB a document,
 * 10 MiB a request, 500 transforms a document and commit, 100 kB a task.
 * Sources: Cloud Firestore documentation, "Usage and limits"; Cloud Tasks documentation, "Quotas and limits".
 */
export const MAX_DOCUMENT_BYTES = 500_000;
export const MAX_COMMIT_BYTES = 8_000_000;
export const MAX_TRANSFORMS = 500;
export const MAX_TASK_BODY_BYTES = 64_000;

/** A write or a task beyond our bounds: a fault of the code that made it, since no input may lead to one. */
export class LimitExceeded extends Error {
  constructor(what: string, found: number, bound: number, unit: string, advice: string) {
    super(
      `${what} has ${found.toLocaleString("en")} ${unit}; at most ${bound.toLocaleString("en")} are allowed: ${advice}`,
    );
    this.name = "LimitExceeded";
  }
}

/** @throws LimitExceeded naming the document or the commit, its size and the bound. */
export function checkCommit(writes: readonly WireWrite[]): void {
  let commitBytes = 0;
  const transforms = new Map<string, number>();
  for (const write of writes) {
    commitBytes += sentWriteBytes(write);
    const name = write.update?.name ?? "";
    if (write.update != null) checkDocument(name, write);
    const count = write.updateTransforms?.length ?? 0;
    if (count > 0) transforms.set(name, (transforms.get(name) ?? 0) + count);
  }
  if (commitBytes > MAX_COMMIT_BYTES) {
    const what = `A commit of ${writes.length} writes`;
    throw new LimitExceeded(
      what,
      commitBytes,
      MAX_COMMIT_BYTES,
      "bytes",
      "write it as several steps of a job.",
    );
  }
  for (const [name, count] of transforms) {
    if (count <= MAX_TRANSFORMS) continue;
    const advice = "read the document and set its fields instead.";
    throw new LimitExceeded(relativePath(name), count, MAX_TRANSFORMS, "transforms in a commit", advice);
  }
}

/** Of a partial update it sees what is written; what the rest may hold is bounded by the document's schema. */
function checkDocument(name: string, { update }: WireWrite): void {
  const bytes = storedDocumentBytes(name, update?.fields ?? {});
  if (bytes <= MAX_DOCUMENT_BYTES) return;
  const advice = "bound its fields more tightly, or split it into several documents.";
  throw new LimitExceeded(relativePath(name), bytes, MAX_DOCUMENT_BYTES, "bytes", advice);
}

/** @throws LimitExceeded naming the queue, the body's size and the bound. */
export function checkTaskBody(queue: string, body: object): void {
  const bytes = Buffer.byteLength(JSON.stringify(body));
  if (bytes <= MAX_TASK_BODY_BYTES) return;
  const advice = "store what it needs and send where it is.";
  throw new LimitExceeded(`A task for ${queue}`, bytes, MAX_TASK_BODY_BYTES, "bytes", advice);
}

type Request = (
  this: unknown,
  method: string,
  request: { writes?: readonly WireWrite[] },
  ...rest: unknown[]
) => unknown;

/**
 * Makes the client check whatever it is about to commit, before anything is sent: transactions, batches, single writes
 * and bulk writers all go through this one method of the library. It is not among those that the library documents,
 * hence the check that it is still there.
 */
export function withGuardedCommits<Client extends Firestore>(firestore: Client): Client {
  const client = firestore as unknown as { request?: Request };
  const { request } = client;
  if (typeof request !== "function")
    throw new Error(
      "This version of @google-cloud/firestore commits in another way: move the guard of limits.ts.",
    );
  client.request = async (method, body, ...rest) => {
    if (body.writes !== undefined) checkCommit(body.writes);
    return request.call(firestore, method, body, ...rest);
  };
  return firestore;
}
