import { EventEmitter } from "node:events";

/** What a sent request is to the Firestore client: it can be cancelled. */
export type Call = EventEmitter & { cancel(): void };

/** The class beneath every gRPC client of the worker, below all retries of the SDK. */
export interface GrpcClient {
  makeUnaryRequest(
    method: string,
    serialize: unknown,
    deserialize: unknown,
    sent: Sent,
    ...rest: readonly unknown[]
  ): Call;
}

/** The client of firebase-admin that enqueues tasks. */
export interface TaskClient {
  enqueue(data: object, name: string, scope: unknown, options: TaskOptions): Promise<void>;
}
export interface TaskOptions {
  readonly id: string;
  readonly uri?: string;
}

/** A commit or a batch of writes. */
export interface Sent {
  readonly database: string;
  readonly transaction?: Uint8Array | null;
  readonly writes?: readonly {
    readonly update?: { readonly name: string } | null;
    readonly delete?: string | null;
    readonly transform?: { readonly document: string } | null;
  }[];
}

const COMMIT = "/google.firestore.v1.Firestore/Commit";
const BATCH_WRITE = "/google.firestore.v1.Firestore/BatchWrite";
export const writes = (method: string) => method === COMMIT || method === BATCH_WRITE;

/**
 * All requests of a worker share the client's one bulk writer, which waits for each of its batches: what is sent with it must
 * be answered even when the request that it is sent for has died.
 */
export const isShared = (method: string) => method === BATCH_WRITE;

/** `players/ada` for each document that a commit writes or deletes. */
export function pathsWritten({ writes = [] }: Sent): string[] {
  return writes.map((write) => {
    const name = write.update?.name ?? write.delete ?? write.transform?.document ?? "";
    return name.slice(name.indexOf("/documents/") + "/documents/".length);
  });
}

/** What gRPC says when the connection breaks while it waits for an answer. */
export const UNAVAILABLE = Object.assign(new Error("14 UNAVAILABLE: read ECONNRESET"), {
  code: 14,
  details: "read ECONNRESET",
});

/** An error after which the SDK does not try again. */
export const GONE = Object.assign(new Error("7 PERMISSION_DENIED: the worker has died"), { code: 7 });

/** A request that was never sent and is never answered. */
export function dropped(): Call {
  return Object.assign(new EventEmitter(), { cancel() {} });
}

/**
 * Ends the transaction of a commit that was never sent. Firestore ends it a minute after its last use, and until then
 * its locks hold up the next attempt; here the minute is over at once.
 */
export async function releaseLocks({ database, transaction }: Sent): Promise<void> {
  if (!transaction?.length) return;
  const url = `http://${process.env.FIRESTORE_EMULATOR_HOST}/v1/${database}/documents:rollback`;
  await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer owner" },
    body: JSON.stringify({ transaction: Buffer.from(transaction).toString("base64") }),
  });
}
