import type { DocumentReference, DocumentSnapshot, WriteBatch } from "firebase-admin/firestore";
import { db } from "../store.ts";
import { bare, checkedChange, encoded, seenIn } from "./checked.ts";
import { type Shape, shapeFor } from "./collection.ts";

/**
 * Writes outside a transaction, checked as those within: for steps of jobs, and for what can be repeated. At most 500,
 * committed together.
 */
export class Batch {
  readonly #sdk: WriteBatch = db().batch();

  /** A new document; the commit fails where there is one. @throws ZodError */
  create<Document extends object>(ref: DocumentReference<Document>, document: Document): this {
    this.#sdk.create(bare(ref), encoded(shapeFor(ref), document).fields);
    return this;
  }

  /** The whole document, in the place of what there may be. @throws ZodError */
  set<Document extends object>(ref: DocumentReference<Document>, document: Document): this {
    this.#sdk.set(bare(ref), encoded(shapeFor(ref), document).fields);
    return this;
  }

  /**
   * Changes fields of a document as it was read. Others may have changed it since: of their fields it writes none, but
   * what must hold between several fields needs a transaction. The commit fails where the document has gone, or where an
   * older version of it has been changed.
   * @throws ZodError or LimitExceeded
   */
  update<Document extends object>(
    shape: Shape<Document>,
    read: DocumentSnapshot<Document>,
    change: Partial<Document>,
  ): this {
    const document = read.data();
    if (document === undefined)
      throw new Error(`${read.ref.path} is updated, but there is no such document.`);
    const seen = seenIn(read as DocumentSnapshot, document);
    const { write } = checkedChange(shape, read.ref.path, seen, { ...document, ...change });
    if ("whole" in write) {
      this.#sdk.update(bare(read.ref), write.whole, { lastUpdateTime: read.updateTime! });
      for (const splitOff of write.splitOff) this.create(splitOff.ref, splitOff.document);
    } else if (write.fields !== undefined) this.#sdk.update(bare(read.ref), ...write.fields);
    return this;
  }

  delete<Document>(ref: DocumentReference<Document>): this {
    this.#sdk.delete(ref);
    return this;
  }

  async commit(): Promise<void> {
    await this.#sdk.commit();
  }
}

/** Deletes a document with all that lies under it, however much there is; safe to repeat. */
export async function deleteTree<Document>(ref: DocumentReference<Document>): Promise<void> {
  await db().recursiveDelete(ref);
}
