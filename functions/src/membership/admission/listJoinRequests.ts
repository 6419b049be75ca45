import { FieldPath } from "firebase-admin/firestore";
import { z } from "zod";
import { access } from "../../platform/access.ts";
import { query } from "../../platform/callable.ts";
import { cursor, instant, line, pageSize, regionId, text, uid } from "../../platform/fields.ts";
import { cursorOf, positionOf } from "../../platform/wire/cursor.ts";
import { joinRequests } from "../schema.ts";

export const listJoinRequests = query({
  summary: "The applications that wait for an officer, oldest first, page by page.",
  access: access.region("region:{regionId}:members:manage"),
  input: z.strictObject({ regionId, cursor: cursor.optional(), pageSize }),
  output: z.strictObject({
    joinRequests: z.array(z.strictObject({ uid, name: line(32), message: text(500), at: instant })).max(100),
    /** For the next page; null on the last one. */
    cursor: cursor.nullable(),
  }),
  async handle(_context, { regionId, cursor, pageSize }) {
    let page = joinRequests
      .collection({ regionId })
      .orderBy("at")
      .orderBy(FieldPath.documentId())
      .limit(pageSize);
    if (cursor) page = page.startAfter(...positionOf(cursor));
    const { docs } = await page.get();
    const last = docs.at(-1);
    return {
      joinRequests: docs.map((doc) => {
        const { uid, name, message, at } = doc.data();
        return { uid, name, message, at: at.toISOString() };
      }),
      cursor: last === undefined || docs.length < pageSize ? null : cursorOf(last.data().at, last.id),
    };
  },
});
