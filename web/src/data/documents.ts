import {
  collection,
  collectionGroup,
  connectFirestoreEmulator,
  doc,
  documentId,
  type Firestore,
  type FirestoreError,
  getDocFromServer,
  getDocsFromServer,
  initializeFirestore,
  limit,
  memoryLocalCache,
  onSnapshot,
  orderBy,
  type QueryDocumentSnapshot,
  query,
  startAfter,
  Timestamp,
  where,
} from "firebase/firestore";
import { start } from "./session.ts";
import { attest } from "./signIn/attest.ts";
import { isDocument, pathOf, type Source } from "./source.ts";
import { stack } from "./stack.ts";

let database: Promise<Firestore> | undefined;

/** Memory alone: what a person reads stays on no shared computer. */
function firestore(): Promise<Firestore> {
  database ??= connect();
  return database;
}

async function connect(): Promise<Firestore> {
  const [{ app }, { emulators }] = await Promise.all([start(), stack()]);
  await attest(app);
  const connected = initializeFirestore(app, { localCache: memoryLocalCache() });
  if (emulators !== undefined)
    connectFirestoreEmulator(connected, emulators.firestore.host, emulators.firestore.port);
  return connected;
}

let documentsRead = 0;

/** What this tab has read stands on the page, where the browser's walk holds it against what pages declare. */
function countRead(documents: number): void {
  documentsRead += documents;
  document.documentElement.dataset.reads = String(documentsRead);
}

export interface Arrival {
  /** Undefined of a document that is not there; rows of a query each have their `id`. */
  readonly value: unknown;
  readonly fromCache: boolean;
}

/** Follows a source. Returns what ends it. */
export function observe(
  source: Source,
  onArrival: (arrival: Arrival) => void,
  onEnd: (refused: boolean) => void,
): () => void {
  let ended = false;
  let end = () => {};
  const failed = (error: FirestoreError) => {
    if (!ended) onEnd(isRefusal(error));
  };
  void firestore().then((db) => {
    if (ended) return;
    const options = { includeMetadataChanges: true };
    end = isDocument(source)
      ? onSnapshot(
          doc(db, pathOf(source)),
          options,
          (snapshot) => {
            const { fromCache } = snapshot.metadata;
            countRead(fromCache ? 0 : 1);
            onArrival({ value: snapshot.exists() ? plain(snapshot.data()) : undefined, fromCache });
          },
          failed,
        )
      : onSnapshot(
          queryOf(db, source),
          options,
          (snapshot) => {
            countRead(snapshot.docChanges().length);
            onArrival({ value: snapshot.docs.map(row), fromCache: snapshot.metadata.fromCache });
          },
          failed,
        );
  });
  return () => {
    ended = true;
    end();
  };
}

/** Reads a source once. @throws FirestoreError, `permission-denied` where the rules refuse it. */
export async function read(source: Source): Promise<unknown> {
  const db = await firestore();
  if (isDocument(source)) {
    const snapshot = await getDocFromServer(doc(db, pathOf(source)));
    countRead(1);
    return snapshot.exists() ? plain(snapshot.data()) : undefined;
  }
  const { docs } = await getDocsFromServer(queryOf(db, source));
  countRead(docs.length);
  return docs.map(row);
}

/** By the code alone: what `getDocsFromServer` rejects with is no instance of the SDK's own class of errors. */
export const isRefusal = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === "permission-denied";

function queryOf(db: Firestore, source: Source) {
  const { where: condition, orderBy: order, after } = source;
  const constraints = [
    ...(condition === undefined ? [] : [where(...condition)]),
    // By the id, too: of documents with equal values none is left out between two pages.
    ...(order === undefined ? [] : [orderBy(...order), orderBy(documentId(), order[1])]),
    ...(after === undefined ? [] : [startAfter(...after)]),
  ];
  const from = source.acrossAll ? collectionGroup(db, pathOf(source)) : collection(db, pathOf(source));
  return query(from, ...constraints, limit(source.limit ?? 1));
}

const row = (snapshot: QueryDocumentSnapshot) => ({ ...(plain(snapshot.data()) as object), id: snapshot.id });

/** Instants as dates, at any depth. */
function plain(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toDate();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]));
}
