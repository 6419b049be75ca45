import type { DocumentData } from "firebase-admin/firestore";
import { collections } from "../../functions/src/house.ts";
import { collectionIdOf } from "../../functions/src/platform/declaration/house.ts";
import { db } from "../../functions/src/platform/store.ts";

const collectionIds = () => [...new Set(Object.values(collections).map(({ path }) => collectionIdOf(path)))];

/** Every document of every collection as it is stored. */
export async function allDocuments(): Promise<(readonly [path: string, document: DocumentData])[]> {
  const read = await Promise.all(collectionIds().map((collection) => db().collectionGroup(collection).get()));
  return read.flatMap(({ docs }) => docs.map((doc) => [doc.ref.path, doc.data()] as const));
}

const PER_COMMIT = 500;

/** Stores them again. */
export async function writeDocuments(
  documents: readonly (readonly [path: string, document: DocumentData])[],
): Promise<void> {
  const commits = Math.ceil(documents.length / PER_COMMIT);
  await Promise.all(
    Array.from({ length: commits }, (_, index) => {
      const batch = db().batch();
      const part = documents.slice(index * PER_COMMIT, (index + 1) * PER_COMMIT);
      for (const [path, document] of part) batch.set(db().doc(path), document);
      return batch.commit();
    }),
  );
}

/** Every document of every collection with the time of its last write: two equal dumps mean that nothing was written. */
export async function dump(): Promise<Map<string, string>> {
  const read = await Promise.all(
    collectionIds().map((collection) => db().collectionGroup(collection).select().get()),
  );
  return new Map(
    read.flatMap(({ docs }) => docs.map((doc) => [doc.ref.path, doc.updateTime.toDate().toISOString()])),
  );
}
