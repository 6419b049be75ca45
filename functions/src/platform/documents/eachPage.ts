import type { Query, QueryDocumentSnapshot } from "firebase-admin/firestore";
import { transact } from "../store.ts";
import type { Tx } from "./tx.ts";

const PAGE = 200;

/** Hands over what a query finds page by page, each in a transaction that has read it and lets it be written. */
export async function eachPage<Document>(
  query: Query<Document>,
  write: (tx: Tx, docs: readonly QueryDocumentSnapshot<Document>[]) => Promise<void>,
): Promise<void> {
  const ordered = query.orderBy("__name__").limit(PAGE);
  let page = ordered;
  for (;;) {
    const last = await transact(async (tx) => {
      const { docs } = await tx.get(page);
      await write(tx, docs);
      return docs.length < PAGE ? undefined : docs.at(-1);
    });
    if (last === undefined) return;
    page = ordered.startAfter(last);
  }
}
