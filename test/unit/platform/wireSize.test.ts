import { createRequire } from "node:module";
import { join } from "node:path";
import { type DocumentData, FieldValue, Firestore, GeoPoint, Timestamp } from "@google-cloud/firestore";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  sentWriteBytes,
  storedDocumentBytes,
  type WireWrite,
} from "../../../functions/src/platform/documents/wireSize.ts";

interface Encoder {
  create(write: WireWrite): object;
  encode(write: object): { finish(): Uint8Array };
}
// By its place on disk: the library's own encoder is not among what it exports.
const encoder = join(
  import.meta.dirname,
  "../../../node_modules/@google-cloud/firestore/build/protos/firestore_v1_proto_api.js",
);
const { google } = createRequire(import.meta.url)(encoder) as {
  google: { firestore: { v1: { Write: Encoder } } };
};

const firestore = new Firestore({ projectId: "demo-sizes" });

/** What the client library would send for this document. */
async function sent(data: DocumentData, options = { merge: false }): Promise<WireWrite> {
  const client = firestore as unknown as {
    request: (method: string, body: { writes: WireWrite[] }) => unknown;
  };
  let writes: WireWrite[] = [];
  client.request = (_method, body) => {
    writes = body.writes;
    return Promise.resolve({ writeResults: [] });
  };
  const batch = firestore.batch();
  batch.set(firestore.doc("regions/lyra/members/ada"), data, options);
  await batch.commit();
  return writes[0]!;
}

const encodedBytes = (write: WireWrite) =>
  google.firestore.v1.Write.encode(google.firestore.v1.Write.create(write)).finish().length;

const storedBytes = async (data: DocumentData) => {
  const { update } = await sent(data);
  return storedDocumentBytes(update!.name!, update!.fields ?? {});
};

test("a document takes what Google's page on storage sizes says of its example", async () => {
  const fields = (
    await sent({ type: "Personal", done: false, priority: 1, description: "Learn Cloud Firestore" })
  ).update!.fields!;
  const name = "projects/p/databases/(default)/documents/users/jeff/tasks/my_task_id";
  expect(storedDocumentBytes(name, fields)).toBe(147);
});

// The name, `regions/lyra/members/ada`, takes 41 bytes, the document 32, the field's name `f` 2.
test.each([
  ["a text of two bytes a letter", "éé", 5],
  ["an integer", 7, 8],
  ["a fraction", 0.5, 8],
  ["nothing", null, 1],
  ["false", false, 1],
  ["an instant", new Date(0), 8],
  ["a list", [1, "a", null], 11],
  ["an empty list", [], 0],
  ["a map", { a: 1 }, 32 + 2 + 8],
  ["an empty map", {}, 32],
  ["bytes", Buffer.from([1, 2, 3]), 3],
  ["a place", new GeoPoint(1, 2), 16],
  ["a reference", firestore.doc("a/b"), 20],
])("%s is counted in full", async (_what, value, bytes) => {
  expect(await storedBytes({ f: value })).toBe(41 + 32 + 2 + bytes);
});

const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.maxSafeInteger(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
    fc.constantFrom(Timestamp.fromMillis(1), new GeoPoint(-1, 2), firestore.doc("a/b")),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.array(fc.oneof(fc.integer(), fc.string(), tie("map")), { maxLength: 40 }),
    tie("map"),
  ),
  map: fc.dictionary(fieldName(), tie("value"), { maxKeys: 8, noNullPrototype: true }),
})).map as fc.Arbitrary<DocumentData>;

function fieldName() {
  return fc.string({ minLength: 1, maxLength: 20 }).filter((name) => !/^__.*__$/.test(name));
}

test("a write is never taken for smaller than it is sent, nor for much bigger", async () => {
  await fc.assert(
    fc.asyncProperty(value, fc.boolean(), async (data, merge) => {
      const write = await sent(data, { merge });
      const [estimate, encoded] = [sentWriteBytes(write), encodedBytes(write)];
      expect(estimate).toBeGreaterThanOrEqual(encoded);
      expect(estimate).toBeLessThanOrEqual(encoded * 1.5 + 48);
    }),
    { numRuns: 300 },
  );
});

test("what a transform adds or counts up is counted too", async () => {
  const write = await sent({
    list: FieldValue.arrayUnion("a".repeat(10_000), 5),
    gone: FieldValue.arrayRemove("b".repeat(10_000)),
    number: FieldValue.increment(-7),
    at: FieldValue.serverTimestamp(),
  });
  expect(sentWriteBytes(write)).toBeGreaterThanOrEqual(encodedBytes(write));
  expect(sentWriteBytes(write)).toBeLessThan(encodedBytes(write) + 200);
});

test("a deletion takes its name", () => {
  const write = { delete: `projects/p/databases/(default)/documents/${"a".repeat(500)}/b` };
  expect(sentWriteBytes(write)).toBeGreaterThanOrEqual(encodedBytes(write));
});
