import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import type { Tx } from "../platform/documents/tx.ts";
import { after, DAY_MS } from "../platform/duration.ts";
import { GameError } from "../platform/errors.ts";
import { documentId, regionId } from "../platform/fields.ts";
import { derivedId } from "../platform/random.ts";
import { readRegion } from "./readRegion.ts";
import { announcementInput, announcementOf, announcements } from "./schema.ts";
import { requireAllowed } from "./status/capabilities.ts";

const { title, body } = announcementInput;

/** Announcements that one person can make in a region within a day: all its members read each. */
export const MAX_ANNOUNCEMENTS_A_DAY = 5;

export const announce = mutation({
  summary: `Publishes a notice to all members of a region: one document, however many read it. ${MAX_ANNOUNCEMENTS_A_DAY} a day at the most.`,
  access: access.region("region:{regionId}:governance:manage"),
  rateLimit: { callsPerMinute: 10 },
  input: z.strictObject({ regionId, title, body }),
  output: z.strictObject({ announcementId: documentId }),
  async handle({ caller, reads, tx, now, intent }, { regionId, title, body }) {
    requireAllowed(await readRegion(reads, regionId), "speak");
    await requireAnnouncementLeft(tx, { regionId, authorUid: caller.uid }, now);
    const announcementId = derivedId("announcement", intent);
    tx.create(
      announcements.ref({ regionId, announcementId }),
      announcementOf({
        title,
        body,
        authorUid: caller.uid,
        at: now,
      }),
    );
    return { announcementId };
  },
});

/** @throws GameError `ANNOUNCEMENTS_USED`. */
async function requireAnnouncementLeft(
  tx: Tx,
  { regionId, authorUid }: { readonly regionId: string; readonly authorUid: string },
  now: Date,
): Promise<void> {
  const made = announcements
    .collection({ regionId })
    .where("authorUid", "==", authorUid)
    .where("at", ">", after(now, -DAY_MS));
  const { count } = (await tx.get(made.count())).data();
  if (count < MAX_ANNOUNCEMENTS_A_DAY) return;
  throw new GameError(
    "ANNOUNCEMENTS_USED",
    `You have made ${count} announcements in this region within a day; ${MAX_ANNOUNCEMENTS_A_DAY} is the most.`,
    { maximum: MAX_ANNOUNCEMENTS_A_DAY },
  );
}
