import type { Query, QueryDocumentSnapshot } from "firebase-admin/firestore";
import { SECOND_MS } from "../duration.ts";
import { log } from "../log.ts";

const PAGE = 200;

/** What an ordered query finds, in pages, up to `most` documents. Billed as a read for each. */
export async function* pagesOf<Document>(
  ordered: Query<Document>,
  most: number,
): AsyncGenerator<QueryDocumentSnapshot<Document>[]> {
  let after: QueryDocumentSnapshot<Document> | undefined;
  for (let found = 0; found < most; found += PAGE) {
    const page = ordered.limit(Math.min(PAGE, most - found));
    const { docs } = await (after === undefined ? page : page.startAfter(after)).get();
    if (docs.length > 0) yield docs;
    after = docs.at(-1);
    if (docs.length < PAGE) return;
  }
}

/** How long the oldest of what is due has waited. A metric takes its seconds from this line, and an alert watches it. */
export function reportLag(
  kind: string,
  { found, oldest, at }: { readonly found: number; readonly oldest: Date; readonly at: Date },
): void {
  const lagSeconds = Math.max(0, Math.round((at.getTime() - oldest.getTime()) / SECOND_MS));
  log.info("work due", { kind, found, lagSeconds });
}
