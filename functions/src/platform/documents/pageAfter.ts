import type { DocumentReference, Query, QueryDocumentSnapshot } from "firebase-admin/firestore";
import { db } from "../store.ts";

/** A page of what an ordered query finds. */
export interface Page<Document> {
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
