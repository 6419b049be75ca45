import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { Heading } from "../../controls/Heading.tsx";
import { Link } from "../../controls/Link.tsx";
import { Contained, notHere, Stale } from "../../controls/states.tsx";
import { useGameTime } from "../../data/clock.ts";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { coloniesWords } from "../../words/pages/colonies.ts";
import { ColonyCard } from "./ColonyCard.tsx";
import { Ground } from "./Ground.tsx";
import { OutpostCard } from "./OutpostCard.tsx";

/** What the player has settled and built, and what can be settled where the pilot is. */
export default function ColoniesPage() {
  const { uid } = useViewer();
  const pilot = useWatched<Pilot | undefined>({ template: "pilots/{uid}", parameters: { uid } });
  const now = useGameTime();
  const say = coloniesWords;
  const found = pilot.state === "here" ? pilot.value : undefined;
  return (
    <>
      <Heading title={say.title} />
      <p>{say.why}</p>
      <Stale watched={pilot} />
      {notHere(pilot)}
      {pilot.state === "here" && found === undefined ? (
        <p>
          {say.noPilot} <Link to="/travel">{words.trade.toTravel}</Link>
        </p>
      ) : null}
      {found === undefined || now === null ? null : <OfPilot pilot={found} now={new Date(now)} />}
    </>
  );
}

function OfPilot({ pilot, now }: { readonly pilot: Pilot; readonly now: Date }) {
  const { sites, passageId } = pilot;
  const say = coloniesWords;
  return (
    <>
      <section aria-labelledby="sites">
        <h2 id="sites">{say.sites}</h2>
        {sites.length === 0 ? <p>{say.noSites}</p> : null}
        <ul className="cards">
          {sites.map((site) => (
            <li key={`${site.kind} ${site.regionId} ${site.siteId}`}>
              <Contained>
                {site.kind === "colony" ? (
                  <ColonyCard site={site} pilot={pilot} now={now} />
                ) : (
                  <OutpostCard site={site} pilot={pilot} now={now} />
                )}
              </Contained>
            </li>
          ))}
        </ul>
      </section>
      {passageId === null && pilot.place.berth === "space" ? (
        <Contained>
          <Ground place={pilot.place} />
        </Contained>
      ) : (
        <p className="dim">{say.notInSpace}</p>
      )}
    </>
  );
}
