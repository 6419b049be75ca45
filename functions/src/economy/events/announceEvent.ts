import { z } from "zod";
import { PORT_CLASSES } from "../../galaxy/generation/sites.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, instant, integer, regionId } from "../../platform/fields.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { publicReason } from "../../regions/schema.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { announcedEvent, stageEvent } from "./stageEvent.ts";
import { OWN } from "./templates.ts";

export const announceEvent = mutation({
  summary:
    "Announces a region's own event, 24 hours before it begins: a fair or a discount, which the treasury owes, the closure of a class of ports, or a festival, during which docking costs nothing.",
  access: access.region("region:{regionId}:economy:manage"),
  input: z.strictObject({
    regionId,
    template: z.enum(OWN),
    /** Of a fair what is added to prices for who sells, of a discount what is taken off for who buys: 1–500. 0 of a closure and of a festival. */
    thousandths: integer(0, 500).default(0),
    /** Of a closure. */
    portClass: z.enum(PORT_CLASSES).nullable().default(null),
    from: instant,
    until: instant,
    reason: publicReason,
  }),
  output: z.strictObject({ eventId: documentId }),
  async handle({ caller, reads, tx, now, intent, audit }, { regionId, reason, from, until, ...asked }) {
    requireAllowed(await readRegion(reads, regionId), "configure");
    const wanted = { ...asked, commodity: null, from: new Date(from), until: new Date(until) };
    const announcement = { regionId, wanted, reason, authorUid: caller.uid, intent, at: now };
    const event = await announcedEvent(reads, announcement);

    stageEvent(tx, event, announcement);
    const after = { ...asked, from, until };
    audit({ action: "announceEvent", regionId, after, reason, visibility: "public" });
    return { eventId: event.eventId };
  },
});
