import type { Tx } from "../platform/documents/tx.ts";
import { derivedId } from "../platform/random.ts";
import { announcementOf, announcements } from "./schema.ts";

/** Tells all members of a region what one act has brought, in its commit: one document, however many read it. */
export function stageNews(
  tx: Tx,
  regionId: string,
  { title, body }: { readonly title: string; readonly body: string },
  cause: { readonly authorUid: string; readonly intent: string; readonly at: Date },
): void {
  const { authorUid, intent, at } = cause;
  const announcementId = derivedId("changeNotice", intent);
  tx.create(announcements.ref({ regionId, announcementId }), announcementOf({ title, body, authorUid, at }));
}
