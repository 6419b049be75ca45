import { after, DAY_MS, HOUR_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import { EVENT_KEPT_MS, type MarketEvent } from "../../ports/market/events.ts";
import { TEMPLATES, type TemplateName } from "./templates.ts";

/** Everybody hears of it so long before it begins. */
export const ANNOUNCED_MS = DAY_MS;
const LATEST_MS = 30 * DAY_MS;
const SHORTEST_MS = HOUR_MS;
export const LONGEST_MS = 7 * DAY_MS;
const MOST_AT_ONCE = 3;
/** Between two of a template, and between two that move one good's flow: so stocks are full again before. */
const APART_MS = 7 * DAY_MS;

/** An event as somebody asks for it, or as it is drawn. */
export interface Wanted {
  readonly template: TemplateName;
  readonly commodity: MarketEvent["commodity"];
  readonly portClass: MarketEvent["portClass"];
  readonly thousandths: number;
  readonly from: Date;
  readonly until: Date;
}

/**
 * What the ports of a region are to know once an event is announced.
 * @throws GameError `EVENT_BOUND` or `EVENT_CONFLICT`, naming the bound
 */
export function announced(
  known: readonly MarketEvent[],
  wanted: Wanted,
  { eventId, now }: { readonly eventId: string; readonly now: Date },
): MarketEvent[] {
  requireBounds(wanted);
  requireTime(wanted, now);
  const { effect } = TEMPLATES[wanted.template];
  const event: MarketEvent = { ...wanted, eventId, effect };
  requireApart(known, event, now);
  return [...keptAt(known, now), event];
}

/** The events once one has been cut short, which counts from now on; one that has not begun never will. */
export function ended(known: readonly MarketEvent[], eventId: string, now: Date): MarketEvent[] {
  return known.flatMap((event) => {
    if (event.eventId !== eventId) return [event];
    return event.from < now ? [{ ...event, until: now }] : [];
  });
}

/** Those that still decide something. */
const keptAt = (known: readonly MarketEvent[], now: Date) =>
  known.filter(({ until }) => after(until, EVENT_KEPT_MS) > now);

function requireBounds({ template, commodity, portClass, thousandths }: Wanted): void {
  const { effect, goods, leastThousandths, mostThousandths } = TEMPLATES[template];
  const isOfGood = goods.length > 0;
  if (isOfGood ? commodity === null || !goods.includes(commodity) : commodity !== null)
    throw bound(
      `commodity: ${isOfGood ? `a ${template} is of ${goods.join(", ")}` : `a ${template} is of no good`}.`,
    );
  if ((portClass !== null) !== (effect === "closure"))
    throw bound(
      `portClass: ${effect === "closure" ? "names what is closed" : `a ${template} closes no ports`}.`,
    );
  if (thousandths < leastThousandths || thousandths > mostThousandths)
    throw bound(
      `thousandths: of a ${template} ${leastThousandths} to ${mostThousandths}, not ${thousandths}.`,
    );
}

function requireTime({ from, until }: Wanted, now: Date): void {
  const earliest = after(now, ANNOUNCED_MS);
  if (from < earliest)
    throw bound(`from: an event is announced 24 hours before: not before ${earliest.toISOString()}.`);
  if (from > after(now, LATEST_MS)) throw bound("from: an event is announced 30 days before at most.");
  const lastsMs = until.getTime() - from.getTime();
  if (lastsMs < SHORTEST_MS || lastsMs > LONGEST_MS)
    throw bound("until: an event lasts an hour at least and 7 days at most.");
}

function requireApart(known: readonly MarketEvent[], event: MarketEvent, now: Date): void {
  const overlapping = known.filter((one) => one.from < event.until && event.from < one.until);
  if (overlapping.length >= MOST_AT_ONCE)
    throw conflict(`${MOST_AT_ONCE} events at once are the most.`, overlapping);
  const isOfSame = (one: MarketEvent) =>
    one.effect === event.effect && one.commodity === event.commodity && one.portClass === event.portClass;
  const twice = overlapping.filter(isOfSame);
  if (twice.length > 0) throw conflict("One event at once moves the same thing.", twice);
  const near = known.filter(
    (one) =>
      (one.template === event.template || (one.effect === "flow" && isOfSame(one))) &&
      one.from < after(event.until, APART_MS) &&
      event.from < after(one.until, APART_MS),
  );
  if (near.length > 0) throw conflict("Between two such events seven days must lie.", near);
  // The region's document has room for one.
  const waiving = known.filter(({ effect, until }) => effect === "docking" && until > now);
  if (event.effect === "docking" && waiving.length > 0)
    throw conflict("An event that waives the docking fee is announced once the one before is over.", waiving);
}

const bound = (sentence: string) => new GameError("EVENT_BOUND", sentence);

function conflict(sentence: string, events: readonly MarketEvent[]): GameError {
  return new GameError("EVENT_CONFLICT", sentence, { eventIds: events.map(({ eventId }) => eventId) });
}
