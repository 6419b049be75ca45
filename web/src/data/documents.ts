import {
  collection,
  connectFirestoreEmulator,
  doc,
  type Firestore,
  type FirestoreError,
  getDocFromServer,
  getDocsFromServer,
  initializeFirestore,
  limit,
  memoryLocalCache,
  onSnapshot,
  type QueryDocumentSnapshot,
  query,
  Timestamp,
  where,
} from "firebase/firestore";
import { start } from "./session.ts";
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
  const connected = initializeFirestore(app, { localCache: memoryLocalCache() });
  if (emulators !== undefined)
    connectFirestoreEmulator(connected, emulators.firestore.host, emulators.firestore.port);
  return connected;
}

export interface Arrival {
  /** Undefined of a document that is not there; rows of a query each have their `id`. */
  readonly value: unknown;
  readonly fromCache: boolean;
  /** Documents that came from the server with this arrival. */
  readonly documents: number;
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
          (snapshot) =>
            onArrival({
              value: snapshot.exists() ? plain(snapshot.data()) : undefined,
              fromCache: snapshot.metadata.fromCache,
              documents: 1,
            }),
          failed,
        )
      : onSnapshot(
          queryOf(db, source),
          options,
          (snapshot) =>
            onArrival({
              value: snapshot.docs.map(row),
              fromCache: snapshot.metadata.fromCache,
              documents: snapshot.docChanges().length,
            }),
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
    return snapshot.exists() ? plain(snapshot.data()) : undefined;
  }
  return (await getDocsFromServer(queryOf(db, source))).docs.map(row);
}

/** By the code alone: what `getDocsFromServer` rejects with is no instance of the SDK's own class of errors. */
export const isRefusal = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === "permission-denied";

function queryOf(db: Firestore, source: Source) {
  const conditions = source.where === undefined ? [] : [where(...source.where)];
  return query(collection(db, pathOf(source)), ...conditions, limit(source.limit ?? 1));
}

const row = (snapshot: QueryDocumentSnapshot) => ({ ...(plain(snapshot.data()) as object), id: snapshot.id });

/** Instants as dates, at any depth. */
function plain(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toDate();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]));
}
