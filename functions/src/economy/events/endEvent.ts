import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { documentId, instant, regionId } from "../../platform/fields.ts";
import { markets } from "../../ports/schema.ts";
import { readBeside } from "../../regions/configuration/storedConfiguration.ts";
import { inRegion, publicReason, settings } from "../../regions/schema.ts";
import { events } from "../schema.ts";
import { ended } from "./announcing.ts";
import { readEvents } from "./stageEvent.ts";
import { isOwn } from "./templates.ts";

export const endEvent = mutation({
  summary: "Cuts a region's own event short: from now on, or before it begins. What it has done stays done.",
  access: access.region("region:{regionId}:economy:manage"),
  input: z.strictObject({ regionId, eventId: documentId, reason: publicReason }),
  output: z.strictObject({ endedAt: instant }),
  async handle({ reads, tx, now, audit }, { regionId, eventId, reason }) {
    const event = await reads.get(events, { regionId, eventId });
    if (event === undefined || !isOwn(event.template))
      throw new GameError("EVENT_UNKNOWN", "The region has announced no event of its own with this id.");
    if (event.until <= now || event.endedAt !== null)
      throw new GameError("EVENT_OVER", "The event is over: nothing of it is left to cut short.");
    const known = await readEvents(reads, regionId);
    const waives = event.effect === "docking";
    if (waives) await readBeside(reads, { regionId });

    tx.set(markets.ref(inRegion(regionId)), { regionId, events: ended(known, eventId, now) });
    tx.update(events.ref({ regionId, eventId }), { endedAt: now });
    if (waives) {
      const dockingWaiver = event.from < now ? { from: event.from, until: now } : null;
      tx.update(settings.ref(inRegion(regionId)), { dockingWaiver });
    }
    audit({ action: "endEvent", regionId, before: { eventId }, reason, visibility: "public" });
    return { endedAt: now.toISOString() };
  },
});
