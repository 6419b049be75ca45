import { FieldValue, type Firestore } from "firebase-admin/firestore";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import {
  checkCommit,
  checkTaskBody,
  LimitExceeded,
  MAX_COMMIT_BYTES,
  MAX_DOCUMENT_BYTES,
  MAX_TASK_BODY_BYTES,
  MAX_TRANSFORMS,
  withGuardedCommits,
} from "../../../functions/src/platform/documents/limits.ts";
import {
  sentWriteBytes,
  storedDocumentBytes,
  type WireWrite,
} from "../../../functions/src/platform/documents/wireSize.ts";
import { db } from "../../../functions/src/platform/store.ts";
import { stageOutbox } from "../../../functions/src/platform/work/outbox.ts";
import { enqueueTask } from "../../../functions/src/platform/work/tasks.ts";

const ROOT = "projects/demo-limits/databases/(default)/documents";
const document = (id: string, letters: number): WireWrite => ({
  update: { name: `${ROOT}/things/${id}`, fields: { text: { stringValue: "x".repeat(letters) } } },
});
const stored = ({ update }: WireWrite) => storedDocumentBytes(update!.name!, update!.fields!);

/** A document of exactly so many bytes in storage. */
const documentOf = (bytes: number) => document("a", bytes - stored(document("a", 0)));

/** Writes that together are sent in so many bytes. */
function commitOf(bytes: number): WireWrite[] {
  const writes = Array.from({ length: 16 }, (_, index) => document(`${index}`, 480_000));
  const last = document("last", 300_000);
  const rest = bytes - writes.reduce((sum, write) => sum + sentWriteBytes(write), sentWriteBytes(last));
  return [...writes, document("last", 300_000 + rest)];
}

const transforms = (id: string, count: number): WireWrite => ({
  update: { name: `${ROOT}/things/${id}`, fields: {} },
  updateTransforms: Array.from({ length: count }, (_, index) => ({
    fieldPath: `f${index}`,
    increment: { integerValue: 1 },
  })),
});

describe("a commit", () => {
  test("takes a document of 500,000 bytes and refuses one byte more", () => {
    expect(stored(documentOf(MAX_DOCUMENT_BYTES))).toBe(500_000);
    expect(() => checkCommit([documentOf(MAX_DOCUMENT_BYTES)])).not.toThrow();
    expect(() => checkCommit([documentOf(MAX_DOCUMENT_BYTES + 1)])).toThrow(
      "things/a has 500,001 bytes; at most 500,000 are allowed",
    );
  });

  test("takes 8,000,000 bytes and refuses one byte more", () => {
    const at = commitOf(MAX_COMMIT_BYTES);
    expect(at.reduce((sum, write) => sum + sentWriteBytes(write), 0)).toBe(8_000_000);
    expect(() => checkCommit(at)).not.toThrow();
    expect(() => checkCommit(commitOf(MAX_COMMIT_BYTES + 1))).toThrow(
      "A commit of 17 writes has 8,000,001 bytes; at most 8,000,000 are allowed",
    );
  });

  test("takes 500 transforms of a document, in several writes, and refuses one more", () => {
    expect(MAX_TRANSFORMS).toBe(500);
    const others = transforms("b", 500);
    expect(() => checkCommit([transforms("a", 400), others, transforms("a", 100)])).not.toThrow();
    expect(() => checkCommit([transforms("a", 400), others, transforms("a", 101)])).toThrow(
      "things/a has 501 transforms in a commit; at most 500 are allowed",
    );
  });
});

describe("a task's body", () => {
  const body = (bytes: number) => ({ text: "x".repeat(bytes - '{"text":""}'.length) });

  test("has 64,000 bytes at most, and letters beyond ASCII count as they are sent", () => {
    expect(() => checkTaskBody("build", body(MAX_TASK_BODY_BYTES))).not.toThrow();
    expect(() => checkTaskBody("build", body(MAX_TASK_BODY_BYTES + 1))).toThrow(
      "A task for build has 64,001 bytes; at most 64,000 are allowed",
    );
    expect(() => checkTaskBody("build", { text: "é".repeat(32_000) })).toThrow(LimitExceeded);
  });

  test("is refused before anything is enqueued", async () => {
    await expect(enqueueTask("build", body(64_001), "t")).rejects.toThrow(LimitExceeded);
  });

  test("is refused in the commit that promises it, with the correlation id that will be added", () => {
    const tx = { set: vi.fn() };
    const row = { outboxId: "o", queue: "build", task: "t", body: body(MAX_TASK_BODY_BYTES) };
    expect(() => stageOutbox(tx as never, [row], new Date())).toThrow(LimitExceeded);
    expect(tx.set).not.toHaveBeenCalled();
  });
});

describe("the client of the kernel", () => {
  const text = "x".repeat(MAX_DOCUMENT_BYTES);
  const many = () =>
    Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`f${index}`, FieldValue.increment(1)]));

  // Nothing listens there: whatever gets past the guard fails otherwise.
  beforeAll(() => {
    process.env.GCLOUD_PROJECT = "demo-limits";
    process.env.FIRESTORE_EMULATOR_HOST = "127.0.0.1:1";
  });
  afterEach(() => vi.restoreAllMocks());

  test.each<[string, (firestore: Firestore) => Promise<unknown>]>([
    ["set", (firestore) => firestore.doc("things/a").set({ text })],
    ["create", (firestore) => firestore.doc("things/a").create({ text })],
    ["update", (firestore) => firestore.doc("things/a").update({ text })],
    ["transforms", (firestore) => firestore.doc("things/a").update(many())],
    ["a batch", (firestore) => firestore.batch().set(firestore.doc("things/a"), { text }).commit()],
    [
      "a bulk writer",
      async (firestore) => {
        const writer = firestore.bulkWriter();
        writer.onWriteError(() => false);
        const written = writer.set(firestore.doc("things/a"), { text });
        await Promise.all([written, writer.close()]);
      },
    ],
  ])(
    "refuses to send too much by %s",
    async (_how, write) => {
      await expect(write(db())).rejects.toThrow(/are allowed/);
    },
    5_000,
  );

  test("says so when the library no longer commits where the guard sits", () => {
    expect(() => withGuardedCommits({} as Firestore)).toThrow("move the guard");
  });
});
