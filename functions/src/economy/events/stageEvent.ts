import type { Tx } from "../../platform/documents/tx.ts";
import { derivedId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import { markets } from "../../ports/schema.ts";
import { stageNews } from "../../regions/news.ts";
import { inRegion } from "../../regions/schema.ts";
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

/**
 * Lets the ports know of an event, keeps it for ever, and tells all members.
 * @throws GameError `EVENT_BOUND` or `EVENT_CONFLICT`
 */
export async function announcedEvent(reads: Reads, { regionId, wanted, intent, at }: Announcement) {
  const eventId = derivedId("event", intent);
  return { eventId, known: announced(await readEvents(reads, regionId), wanted, { eventId, now: at }) };
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
