import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { documentId, regionId } from "../platform/fields.ts";
import { derivedId } from "../platform/random.ts";
import { readRegion } from "./readRegion.ts";
import { announcementInput, announcementOf, announcements } from "./schema.ts";
import { requireAllowed } from "./status/capabilities.ts";

const { title, body } = announcementInput;

export const announce = mutation({
  summary: "Publishes a notice to all members of a region: one document, however many read it.",
  access: access.region("region:{regionId}:governance:manage"),
  rateLimit: { callsPerMinute: 10 },
  input: z.strictObject({ regionId, title, body }),
  output: z.strictObject({ announcementId: documentId }),
  async handle({ caller, reads, tx, now, intent }, { regionId, title, body }) {
    requireAllowed(await readRegion(reads, regionId), "speak");
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
