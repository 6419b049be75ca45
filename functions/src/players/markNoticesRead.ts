import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { after, DAY_MS } from "../platform/duration.ts";
import { GameError } from "../platform/errors.ts";
import { documentId, integer } from "../platform/fields.ts";
import { documentPath } from "../platform/paths.ts";
import { notices } from "./schema.ts";

const MAX_NOTICES = 50;
const READ_KEPT_DAYS = 180;

export const markNoticesRead = mutation({
  summary: "Marks notices to the caller as read; those read before keep their instant.",
  access: access.player,
  input: z.strictObject({ noticeIds: z.array(documentId).min(1).max(MAX_NOTICES) }),
  output: z.strictObject({ markedCount: integer(0, MAX_NOTICES) }),
  async handle({ caller: { uid }, reads, tx, now }, input) {
    const noticeIds = [...new Set(input.noticeIds)];
    await reads.load(noticeIds.map((noticeId) => documentPath(notices.template, { uid, noticeId })));
    const found = await Promise.all(
      noticeIds.map(async (noticeId) => ({ noticeId, notice: await reads.get(notices, { uid, noticeId }) })),
    );
    const unknown = found.filter(({ notice }) => notice === undefined).map(({ noticeId }) => noticeId);
    if (unknown.length > 0) {
      throw new GameError("NOTICE_UNKNOWN", `No such notice was sent to you: ${unknown.join(", ")}.`, {
        noticeIds: unknown,
      });
    }

    const unread = found.filter(({ notice }) => notice!.readAt === null);
    const read = { readAt: now, expiresAt: after(now, READ_KEPT_DAYS * DAY_MS) };
    for (const { noticeId } of unread) tx.update(notices.ref({ uid, noticeId }), read);
    return { markedCount: unread.length };
  },
});
