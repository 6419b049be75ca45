import { isOwn } from "../../../../functions/src/economy/events/templates.ts";
import type { MarketEvent } from "../../../../functions/src/ports/market/events.ts";
import { Link } from "../../controls/Link.tsx";
import { MemberRegionPage } from "../../controls/RegionPage.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { useGameTime } from "../../data/clock.ts";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { fieldWords } from "../../votes/fields.ts";
import { economyWords, eventsWords } from "../../words/pages/economy.ts";
import { useRegional } from "../../words/regional.ts";
import { AnnounceEvent } from "./AnnounceEvent.tsx";
import { AnnounceNatural } from "./AnnounceNatural.tsx";
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
  const toEconomy = (
    <p>
      <Link to={`/economy/${regionId}`}>{economyWords.link}</Link>
    </p>
  );
  return (
    <MemberRegionPage regionId={regionId} title={eventsWords.title} lead={toEconomy}>
      {({ caller, may }) => (
        <>
          {caller.administrator ? <AnnounceNatural regionId={regionId} /> : null}
          <OfRegion regionId={regionId} manages={may("region:{regionId}:economy:manage")} />
        </>
      )}
    </MemberRegionPage>
  );
}

interface OfRegionProps {
  readonly regionId: string;
  readonly manages: boolean;
}

function OfRegion({ regionId, manages }: OfRegionProps) {
  const events = useWatched<readonly Announced[]>({
    template: "regions/{regionId}/events",
    parameters: { regionId },
    orderBy: ["from", "desc"],
    limit: SHOWN,
  });
  const say = useRegional(eventsWords);
  return (
    <>
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
  const say = useRegional(eventsWords);
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
