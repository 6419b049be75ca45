import { z } from "zod";
import { writeAudit } from "../../platform/audit.ts";
import { now } from "../../platform/clock.ts";
import { drawKey } from "../../platform/config.ts";
import { GameError } from "../../platform/errors.ts";
import { day, regionId } from "../../platform/fields.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { allows } from "../../regions/status/capabilities.ts";
import { events } from "../schema.ts";
import { DRAWN_REASONS, drawnEvent } from "./drawing.ts";
import { type Announcement, announcedEvent, eventIdOf, stageEvent } from "./stageEvent.ts";

/** The author of the news, and who the log says has done it. */
const ACTOR = "schedule:drawEvents";

const bodySchema = z.object({ regionId, week: day });

/**
 * Announces what the week brings a region, once: its id follows from region and week. What would begin within a day, since the run came
 * late, and what other events leave no room for, lapses.
 */
export async function drawEvent(body: unknown): Promise<void> {
  const { regionId, week } = bodySchema.parse(body);
  const wanted = drawnEvent(drawKey.value(), regionId, week);
  if (wanted === null) return;
  const intent = derivedId("drawnEvent", regionId, week);
  const reason = DRAWN_REASONS[wanted.template];
  await transact(async (tx) => {
    const at = now();
    const reads = new Reads(tx);
    if ((await reads.get(events, { regionId, eventId: eventIdOf(intent) })) !== undefined) return;
    if (!allows(await readRegion(reads, regionId), "trade")) return;
    const announcement: Announcement = { regionId, wanted, reason, authorUid: ACTOR, intent, at };
    const event = await announcedEvent(reads, announcement).catch(lapsed);
    if (event === undefined) return;
    stageEvent(tx, event, announcement);
    const entry = { action: "drawEvent", regionId, after: wanted, reason, visibility: "public" as const };
    writeAudit(tx, [entry], { actorUid: ACTOR, intent, at });
  });
}

function lapsed(error: unknown): undefined {
  const isRefusal = error instanceof GameError && /^EVENT_(?:BOUND|CONFLICT)$/.test(error.reason);
  if (!isRefusal) throw error;
}
