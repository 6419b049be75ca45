import { type App, getApps, initializeApp } from "firebase-admin/app";
import {
  type DocumentSnapshot,
  type Firestore,
  type FirestoreDataConverter,
  getFirestore,
  Timestamp,
} from "firebase-admin/firestore";
import type { z } from "zod";
import { isMap } from "./documents/change.ts";
import { type Documents, type Shape, type SplitOff, type StoredField, tied } from "./documents/collection.ts";
import { frozen } from "./documents/frozen.ts";
import { withGuardedCommits } from "./documents/limits.ts";
import { Tx } from "./documents/tx.ts";
import {
  present,
  presentVersion,
  type Steps,
  type StoredFields,
  storedAlikeSince,
  VERSION_FIELD,
} from "./documents/versions.ts";
import { GameError } from "./errors.ts";
import { unopenedAccount } from "./ledger/accountUnknown.ts";
import { collectionPath, documentPath, type Parameters } from "./paths.ts";

let firestore: Firestore | undefined;

export function app(): App {
  return getApps()[0] ?? initializeApp();
}

/** The project that these functions are deployed to. */
export function projectId(): string {
  return app().options.projectId ?? process.env.GCLOUD_PROJECT ?? "";
}

/** The one Firestore client of this process; it refuses commits that production would refuse. */
export function db(): Firestore {
  firestore ??= withGuardedCommits(getFirestore(app()));
  return firestore;
}

/**
 * Ties a declared collection to a schema. Writes are checked against the schema: a document that a later reader would
 * choke on is refused where it was made. Reads bring what is stored to its present shape, and turn timestamps into
 * `Date`s.
 */
export function documents<Template extends string, Document extends object>(
  { path: template }: { readonly path: Template },
  schema: z.ZodType<Document>,
  options: {
    /** How documents of an earlier version become the next: `{ 2: …, 3: … }`. */
    readonly versions?: Steps;
    /** Fields that `tx.increment` may add to without reading them. */
    readonly counters?: readonly (keyof Document & string)[];
    /** Documents made of what the steps take off one that is stored, of whichever earlier version; created in the commit that stores it anew. */
    readonly splitOff?: (stored: StoredField) => readonly SplitOff[];
    /** Of a part that another room reads: fields which mean the same in every version of the whole. It writes nothing. */
    readonly isPart?: true;
  } = {},
): Documents<Template, Document> {
  const { versions: steps = {}, counters = [], splitOff = () => [], isPart = false } = options;
  const version = presentVersion(template, steps);
  const decoded = (snapshot: DocumentSnapshot) =>
    present(snapshot.ref.path, withDates(snapshot.data()) as StoredFields, {
      schema,
      steps,
      version,
      isPart,
    });
  const known = new WeakMap<DocumentSnapshot, Document>();
  const decodedOnce = (snapshot: DocumentSnapshot) => {
    const found = known.get(snapshot) ?? frozen(decoded(snapshot));
    known.set(snapshot, found);
    return found;
  };
  const shape: Shape<Document> = {
    template,
    schema,
    version,
    storedAlikeSince: storedAlikeSince(steps),
    counters,
    decode: (snapshot) => (snapshot.exists ? decodedOnce(snapshot) : undefined),
    encode: (checked) => {
      if (isPart) throw new Error(`${template} is written by the room that holds the whole.`);
      return version === 1 ? checked : { ...checked, [VERSION_FIELD]: version };
    },
    splitOffFrom: splitOff,
  };
  const converter: FirestoreDataConverter<Document> = {
    toFirestore: (document) => shape.encode(schema.parse(document)) as never,
    fromFirestore: decoded,
  };
  const collectionId = template.split("/").at(-2)!;
  return {
    ...shape,
    template,
    ref: (parameters) => tied(db().doc(documentPath(template, parameters)).withConverter(converter), shape),
    collection: (parameters) =>
      db().collection(collectionPath(template, parameters)).withConverter(converter),
    group: () => db().collectionGroup(collectionId).withConverter(converter),
  };
}

/** Puts dates in the place of timestamps: the library makes the values of a snapshot anew each time. */
function withDates(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toDate();
  if (!Array.isArray(value) && !isMap(value)) return value;
  const fields = value as Record<string, unknown>;
  for (const key of Object.keys(fields)) fields[key] = withDates(fields[key]);
  return value;
}

/**
 * Reads of one call or one attempt of a transaction. Each document is read (and billed) once, however often it is asked for:
 * what the access check has loaded, the handler gets for nothing, and both see the same instant.
 */
export class Reads {
  readonly #snapshots = new Map<string, DocumentSnapshot>();
  readonly #tx: Tx | undefined;

  constructor(tx?: Tx) {
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
const MAX_ATTEMPTS = 10;

/**
 * Runs `attempt` in a transaction, again when others wrote what it read. It may be applied although its
 * acknowledgement was lost, and then run again: `attempt` must itself read the record of having been applied.
 * @throws GameError `BUSY` when contention outlasts the retries, `ACCOUNT_UNKNOWN` when a shard that is paid to was never
 * opened: nobody has read it.
 */
export async function transact<T>(
  attempt: (tx: Tx) => Promise<T>,
  maxAttempts: number = MAX_ATTEMPTS,
): Promise<T> {
  try {
    return await db().runTransaction((sdk) => attempt(new Tx(sdk)), { maxAttempts });
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

/** Reads that are all of one instant, and lock nothing: `read` must write nothing. */
export function readTogether<T>(read: (tx: Tx) => Promise<T>): Promise<T> {
  return db().runTransaction((sdk) => read(new Tx(sdk)), { readOnly: true });
}
