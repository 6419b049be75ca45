import { isOwn } from "../../../../functions/src/economy/events/templates.ts";
import type { Member } from "../../../../functions/src/membership/schema.ts";
import type { MarketEvent } from "../../../../functions/src/ports/market/events.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { Heading } from "../../controls/Heading.tsx";
import { Link } from "../../controls/Link.tsx";
import { notHere, Stale } from "../../controls/states.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { useGameTime } from "../../data/clock.ts";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { holds } from "../../permissions.ts";
import { useCaller } from "../../shell/player.ts";
import { fieldWords } from "../../votes/fields.ts";
import { economyWords, eventsWords } from "../../words/pages/economy.ts";
import { AnnounceEvent } from "./AnnounceEvent.tsx";
import { EndEvent } from "./EndEvent.tsx";

const SHOWN = 10;

/** As it is stored, with what was said of it. */
export interface Announced extends MarketEvent {
  readonly reason: string;
  readonly endedAt: Date | null;
}

/** What happens, or is announced to happen, to a region's markets. */
export default function EventsPage({ parameters }: PageProps) {
  const regionId = parameters.regionId!;
  const caller = useCaller();
  const region = useWatched<Region | undefined>({ template: "regions/{regionId}", parameters: { regionId } });
  const member = useWatched<Member | undefined>({
    template: "regions/{regionId}/members/{uid}",
    parameters: { regionId, uid: caller.uid },
  });
  const events = useWatched<readonly Announced[]>({
    template: "regions/{regionId}/events",
    parameters: { regionId },
    orderBy: ["from", "desc"],
    limit: SHOWN,
  });
  const found = region.state === "here" ? region.value : undefined;
  const say = eventsWords;
  const manages =
    found !== undefined &&
    member.state === "here" &&
    holds("region:{regionId}:economy:manage", found, member.value, caller);
  return (
    <>
      <Heading title={say.title(found?.displayName ?? regionId)} />
      <Stale watched={events} />
      {notHere(region)}
      <p>
        <Link to={`/economy/${regionId}`}>{economyWords.link}</Link>
      </p>
      {manages ? <AnnounceEvent regionId={regionId} /> : null}
      <WatchedList id="events" title={say.list} none={say.none} watched={events}>
        {(rows) => (
          <ul className="cards">
            {rows.map((event) => (
              <li key={event.eventId}>
                <Event regionId={regionId} event={event} manages={manages} />
              </li>
            ))}
          </ul>
        )}
      </WatchedList>
    </>
  );
}

interface EventProps {
  readonly regionId: string;
  readonly event: Announced;
  readonly manages: boolean;
}

function Event({ regionId, event, manages }: EventProps) {
  const { eventId, template, from, until, reason, endedAt } = event;
  const now = useGameTime();
  const say = eventsWords;
  const state = now === null ? null : stateOf(event, now);
  return (
    <>
      <h3>
        {say.templates[template as keyof typeof say.templates] ?? template}
        {state === null ? null : <span className="tag">{say.states[state]}</span>}
      </h3>
      <p>{effectWords(event)}</p>
      <p>{say.span(from, until)}</p>
      {endedAt === null ? null : <p>{say.cut(endedAt)}</p>}
      <p>
        <bdi>{say.because(reason)}</bdi>
      </p>
      {manages && isOwn(template) && (state === "announced" || state === "running") ? (
        <EndEvent regionId={regionId} eventId={eventId} />
      ) : null}
    </>
  );
}

function stateOf({ from, until, endedAt }: Announced, now: number): "announced" | "running" | "over" {
  if (endedAt !== null || now >= until.getTime()) return "over";
  return now < from.getTime() ? "announced" : "running";
}

function effectWords({ effect, commodity, portClass, thousandths }: MarketEvent): string {
  const of = fieldWords(commodity ?? portClass ?? "");
  return eventsWords.effects[effect](of, thousandths / 10);
}
