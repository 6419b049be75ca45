import type { DocumentReference, Query, QueryDocumentSnapshot } from "firebase-admin/firestore";
import { db } from "../store.ts";

const PAGE = 200;

/** What an ordered query finds, in pages of `size`, up to `most` documents. Billed as a read for each. */
export async function* pagesOf<Document>(
  ordered: Query<Document>,
  most: number,
  size = PAGE,
): AsyncGenerator<QueryDocumentSnapshot<Document>[]> {
  let after: QueryDocumentSnapshot<Document> | undefined;
  for (let found = 0; found < most; found += size) {
    const page = ordered.limit(Math.min(size, most - found));
    const { docs } = await (after === undefined ? page : page.startAfter(after)).get();
    if (docs.length > 0) yield docs;
    after = docs.at(-1);
    if (docs.length < size) return;
  }
}

interface Page<Document> {
  readonly docs: QueryDocumentSnapshot<Document>[];
  /** Nothing comes behind it. */
  readonly isEnd: boolean;
}

/**
 * At most `most` documents of a query in the order of names, from behind the one of that id, or of that path where the query goes
 * through several collections; from the first where it is null.
 */
export async function pageAfter<Document>(
  ordered: Query<Document>,
  after: string | null,
  most: number,
): Promise<Page<Document>> {
  const first = ordered.limit(most);
  const { docs } = await (after === null ? first : first.startAfter(placeOf(after))).get();
  return { docs, isEnd: docs.length < most };
}

const placeOf = (after: string): string | DocumentReference =>
  after.includes("/") ? db().doc(after) : after;
