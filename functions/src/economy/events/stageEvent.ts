import type { Tx } from "../../platform/documents/tx.ts";
import { derivedId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import { markets } from "../../ports/schema.ts";
import { readBeside } from "../../regions/configuration/storedConfiguration.ts";
import { stageNews } from "../../regions/news.ts";
import { inRegion, settings } from "../../regions/schema.ts";
import { events } from "../schema.ts";
import { announced, type Wanted } from "./announcing.ts";

/** What the ports of a region know of its events. */
export async function readEvents(reads: Reads, regionId: string) {
  return (await reads.get(markets, inRegion(regionId)))?.events ?? [];
}

/** An event as it is announced, by whom and why. */
export interface Announcement {
  readonly regionId: string;
  readonly wanted: Wanted;
  readonly reason: string;
  readonly authorUid: string;
  readonly intent: string;
  readonly at: Date;
}

/** An event's id follows from what it was announced by. */
export const eventIdOf = (intent: string) => derivedId("event", intent);

/**
 * Lets the ports know of an event, keeps it for ever, and tells all members.
 * @throws GameError `EVENT_BOUND` or `EVENT_CONFLICT`
 */
export async function announcedEvent(reads: Reads, { regionId, wanted, intent, at }: Announcement) {
  const eventId = eventIdOf(intent);
  const known = announced(await readEvents(reads, regionId), wanted, { eventId, now: at });
  if (known.at(-1)!.effect === "docking") await readBeside(reads, { regionId });
  return { eventId, known };
}

export function stageEvent(
  tx: Tx,
  { eventId, known }: Awaited<ReturnType<typeof announcedEvent>>,
  { regionId, wanted, reason, authorUid, intent, at }: Announcement,
): void {
  tx.set(markets.ref(inRegion(regionId)), { regionId, events: known });
  const event = known.at(-1)!;
  tx.create(events.ref({ regionId, eventId }), {
    ...event,
    regionId,
    reason,
    announcedAt: at,
    endedAt: null,
  });
  const { from, until } = event;
  if (event.effect === "docking")
    tx.update(settings.ref(inRegion(regionId)), { dockingWaiver: { from, until } });
  stageNews(tx, regionId, newsOf(wanted, reason), { authorUid, intent, at });
}

function newsOf({ template, commodity, portClass, from, until }: Wanted, reason: string) {
  const of = commodity ?? portClass;
  const what = of === null ? template : `${template}: ${of.replaceAll("_", " ")}`;
  return {
    title: `Announced: ${what}`,
    body: `From ${from.toISOString()} to ${until.toISOString()}. ${reason}`,
  };
}
