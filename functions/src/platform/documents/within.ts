import { type DocumentData, FieldPath, type Query } from "firebase-admin/firestore";
import { db } from "../store.ts";

export const inPathOrder = (query: Query<DocumentData>): Query<DocumentData> =>
  query.orderBy(FieldPath.documentId());

/** Of the collections of a name: the document at a path and all below it. `!` comes before everything that may follow an id. */
export function within(group: Query<DocumentData>, trunk: string): Query<DocumentData> {
  const behind = `${trunk}!`;
  return inPathOrder(group).startAt(db().doc(trunk)).endBefore(db().doc(behind));
}
