import {
  type AggregateQuery,
  type AggregateQuerySnapshot,
  type AggregateSpec,
  type DocumentReference,
  DocumentSnapshot,
  type Query,
  QuerySnapshot,
  type Transaction,
} from "firebase-admin/firestore";
import { bare, checkedChange, encoded, type Seen, seenAs, seenIn } from "./checked.ts";
import { type Shape, shapeFor, shapeOf } from "./collection.ts";
import { type Counts, opened, raised } from "./counters.ts";

/** Tells what is known of a document: undefined where there is none. */
type Known = (shape: Pick<Shape<object>, "decode">) => Seen | undefined;

/**
 * One attempt of a transaction. It remembers what it has read and written, lays every change over that, and checks the
 * whole against the schema and the bound on size; of an update it sends the fields that differ. The client library's own
 * update checks nothing. All reads come before the first write.
 */
export class Tx {
  readonly #sdk: Transaction;
  readonly #known = new Map<string, Known>();

  constructor(sdk: Transaction) {
    this.#sdk = sdk;
  }

  get<Document>(ref: DocumentReference<Document>): Promise<DocumentSnapshot<Document>>;
  get<Document>(query: Query<Document>): Promise<QuerySnapshot<Document>>;
  get<Spec extends AggregateSpec>(aggregate: AggregateQuery<Spec>): Promise<AggregateQuerySnapshot<Spec>>;
  async get(what: DocumentReference | Query | AggregateQuery<AggregateSpec>): Promise<unknown> {
    const found: unknown = await this.#sdk.get(what as Query);
    if (found instanceof QuerySnapshot) for (const snapshot of found.docs) this.#rememberShaped(snapshot);
    if (found instanceof DocumentSnapshot) this.#rememberShaped(found);
    return found;
  }

  /** Several documents in one round trip. */
  async getAll<Document>(
    ...refs: readonly DocumentReference<Document>[]
  ): Promise<DocumentSnapshot<Document>[]> {
    const snapshots = await this.#sdk.getAll(...refs);
    for (const [index, snapshot] of snapshots.entries()) {
      if (shapeOf(refs[index]!) === undefined) this.#rememberBare(snapshot);
      else this.#rememberShaped(snapshot);
    }
    return snapshots;
  }

  /** A new document; the commit fails where there is one. @throws ZodError */
  create<Document extends object>(ref: DocumentReference<Document>, document: Document): void {
    const shape = shapeFor(ref);
    const { checked, fields } = encoded(shape, document);
    this.#sdk.create(bare(ref), fields);
    this.#known.set(ref.path, () => seenAs(checked, shape.version));
  }

  /**
   * The whole document, whether there is one or not. Over one that was read, only what differs is written.
   * @throws ZodError
   */
  set<Document extends object>(ref: DocumentReference<Document>, document: Document): void {
    const shape = shapeFor(ref);
    const seen = this.#known.get(ref.path)?.(shape);
    if (seen !== undefined) {
      this.#change(ref, shape, seen, document);
      return;
    }
    const { checked, fields } = encoded(shape, document);
    this.#sdk.set(bare(ref), fields);
    this.#known.set(ref.path, () => seenAs(checked, shape.version));
  }

  /**
   * Changes fields of a document that this transaction has read or written.
   * @throws Error where it has not, or has found none; ZodError or LimitExceeded where the whole would be wrong.
   */
  update<Document extends object>(ref: DocumentReference<Document>, change: Partial<Document>): void {
    const shape = shapeFor(ref);
    const known = this.#known.get(ref.path);
    if (known === undefined) throw new Error(`${ref.path} is updated in a transaction that has not read it.`);
    const seen = known(shape);
    if (seen === undefined) throw new Error(`${ref.path} is updated, but there is no such document.`);
    this.#change(ref, shape, seen, { ...(seen.document as Document), ...change });
  }

  /**
   * Adds to declared counters of a document without reading it. Where there is no document, the commit fails, unless
   * `opening` says what else a new one holds.
   * @throws Error for a field that is not declared a counter.
   */
  increment<Document extends object>(
    ref: DocumentReference<Document>,
    counts: Counts,
    opening?: Partial<Document>,
  ): void {
    const shape = shapeFor(ref);
    if (opening === undefined) this.#sdk.update(bare(ref), ...raised(shape, ref.path, counts));
    else this.#sdk.set(bare(ref), opened(shape, ref.path, counts, opening), { merge: true });
    // What it holds now nobody knows.
    this.#known.delete(ref.path);
  }

  delete<Document>(ref: DocumentReference<Document>): void {
    this.#sdk.delete(ref);
    this.#known.set(ref.path, () => undefined);
  }

  #change<Document extends object>(
    ref: DocumentReference<Document>,
    shape: Shape<Document>,
    seen: Seen,
    whole: Document,
  ): void {
    const { checked, write } = checkedChange(shape, ref.path, seen, whole);
    if ("whole" in write) {
      this.#sdk.set(bare(ref), write.whole);
      for (const { ref, document } of write.splitOff) this.#splitOff(ref, document);
    } else if (write.fields !== undefined) this.#sdk.update(bare(ref), ...write.fields);
    else return;
    this.#known.set(ref.path, () => seenAs(checked, shape.version));
  }

  /** Creates what has left an older document, unless this transaction has written it already. */
  #splitOff(ref: DocumentReference<object>, document: object): void {
    if (this.#known.get(ref.path)?.(shapeFor(ref)) === undefined) this.create(ref, document);
  }

  /** Of a read through the converter: the document is in its present shape. */
  #rememberShaped(snapshot: DocumentSnapshot<unknown>): void {
    this.#known.set(snapshot.ref.path, () =>
      snapshot.exists ? seenIn(snapshot as DocumentSnapshot, snapshot.data() as object) : undefined,
    );
  }

  #rememberBare(snapshot: DocumentSnapshot<unknown>): void {
    this.#known.set(snapshot.ref.path, (shape) => {
      const document = shape.decode(snapshot as DocumentSnapshot);
      return document && seenIn(snapshot as DocumentSnapshot, document);
    });
  }
}
