import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, instant, integer, regionId } from "../../platform/fields.ts";
import { COMMODITIES } from "../../platform/goods.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { publicReason } from "../../regions/schema.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { announcedEvent, stageEvent } from "./stageEvent.ts";
import { NATURAL } from "./templates.ts";

export const announceNaturalEvent = mutation({
  summary:
    "Announces what nature or chance does to a good in a region, 24 hours before it begins: a harvest, a drought, a vein, a strike, an epidemic, a scare.",
  access: access.galaxy("galaxy:admin:*"),
  input: z.strictObject({
    regionId,
    template: z.enum(NATURAL),
    commodity: z.enum(COMMODITIES),
    /** Of the good's price 750–2,000, or of what comes in and goes out 0–3,000; the template bounds it more narrowly. */
    thousandths: integer(0, 3_000),
    from: instant,
    until: instant,
    reason: publicReason,
  }),
  output: z.strictObject({ eventId: documentId }),
  async handle({ caller, reads, tx, now, intent, audit }, { regionId, reason, from, until, ...asked }) {
    requireAllowed(await readRegion(reads, regionId), "trade");
    const wanted = { ...asked, portClass: null, from: new Date(from), until: new Date(until) };
    const announcement = { regionId, wanted, reason, authorUid: caller.uid, intent, at: now };
    const event = await announcedEvent(reads, announcement);

    stageEvent(tx, event, announcement);
    const after = { ...asked, from, until };
    audit({ action: "announceNaturalEvent", regionId, after, reason, visibility: "public" });
    return { eventId: event.eventId };
  },
});
