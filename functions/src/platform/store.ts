import { type App, getApps, initializeApp } from "firebase-admin/app";
import {
  type CollectionGroup,
  type CollectionReference,
  type DocumentReference,
  type DocumentSnapshot,
  type Firestore,
  type FirestoreDataConverter,
  getFirestore,
  Timestamp,
  type Transaction,
} from "firebase-admin/firestore";
import type { z } from "zod";
import { GameError } from "./errors.ts";
import { unopenedAccount } from "./ledger/accountUnknown.ts";
import { withGuardedCommits } from "./limits.ts";
import { type CollectionParameters, collectionPath, documentPath, type Parameters } from "./paths.ts";

let firestore: Firestore | undefined;

export function app(): App {
  return getApps()[0] ?? initializeApp();
}

/** The one Firestore client of this process; it refuses commits that production would refuse. */
export function db(): Firestore {
  firestore ??= withGuardedCommits(getFirestore(app()));
  return firestore;
}

/** A collection of documents of one shape: what a room ties in its `schema.ts`, once. */
export interface Documents<Template extends string, Document> {
  readonly template: Template;
  readonly schema: z.ZodType<Document>;
  /** Reference to one document. */
  ref(parameters: Parameters<Template>): DocumentReference<Document>;
  /** The collection, for queries. */
  collection(parameters: CollectionParameters<Template>): CollectionReference<Document>;
  /** All collections of this name, for queries across regions or players. */
  group(): CollectionGroup<Document>;
  /** What a snapshot read without the converter holds, or undefined where there is no document. */
  decode(snapshot: DocumentSnapshot): Document | undefined;
}

/**
 * Ties a declared collection to a schema. Writes are checked against the schema: a document that a later reader would choke on is
 * refused where it was made. Reads are trusted (functions alone write) and turn timestamps into `Date`s.
 */
export function documents<Template extends string, Document extends object>(
  { path: template }: { readonly path: Template },
  schema: z.ZodType<Document>,
): Documents<Template, Document> {
  const converter: FirestoreDataConverter<Document> = {
    toFirestore: (document) => schema.parse(document) as never,
    fromFirestore: (snapshot) => withDates(snapshot.data()) as Document,
  };
  const collectionId = template.split("/").at(-2)!;
  return {
    template,
    schema,
    ref: (parameters) => db().doc(documentPath(template, parameters)).withConverter(converter),
    collection: (parameters) =>
      db().collection(collectionPath(template, parameters)).withConverter(converter),
    group: () => db().collectionGroup(collectionId).withConverter(converter),
    decode: (snapshot) => (snapshot.exists ? (withDates(snapshot.data()) as Document) : undefined),
  };
}

function withDates(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toDate();
  if (Array.isArray(value)) return value.map(withDates);
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withDates(inner)]));
}

/**
 * Reads of one call or one attempt of a transaction. Each document is read (and billed) once, whoever asks for it:
 * what the access check has loaded, the handler gets for nothing, and both see the same instant.
 */
export class Reads {
  readonly #snapshots = new Map<string, DocumentSnapshot>();
  readonly #tx: Transaction | undefined;

  constructor(tx?: Transaction) {
    this.#tx = tx;
  }

  /** The document, or undefined. */
  async get<Template extends string, Document>(
    collection: Documents<Template, Document>,
    parameters: Parameters<Template>,
  ): Promise<Document | undefined> {
    const path = documentPath(collection.template, parameters);
    await this.load([path]);
    return collection.decode(this.#snapshots.get(path)!);
  }

  /** Loads documents in one round trip for later `get`s. */
  async load(paths: readonly string[]): Promise<void> {
    const missing = [...new Set(paths)]
      .filter((path) => !this.#snapshots.has(path))
      .map((path) => db().doc(path));
    if (missing.length === 0) return;
    const snapshots = await (this.#tx ? this.#tx.getAll(...missing) : db().getAll(...missing));
    for (const snapshot of snapshots) this.#snapshots.set(snapshot.ref.path, snapshot);
  }
}

const ABORTED = 10;
const DEADLINE_EXCEEDED = 4;

/**
 * Runs `attempt` in a transaction, again when others wrote what it read. It may be applied although its
 * acknowledgement was lost, and then run again: `attempt` must itself read the record of having been applied.
 * @throws GameError `BUSY` when contention outlasts the retries, `ACCOUNT_UNKNOWN` when a shard that is paid to was never
 * opened: nobody has read it.
 */
export async function transact<T>(attempt: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await db().runTransaction(attempt, { maxAttempts: 10 });
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (code === ABORTED || code === DEADLINE_EXCEEDED) {
      throw new GameError(
        "BUSY",
        "Others were changing the same things; nothing was changed. Send the call again.",
      );
    }
    throw unopenedAccount(error) ?? error;
  }
}
