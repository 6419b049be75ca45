import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { PilotPage } from "../../controls/PilotPage.tsx";
import { Contained } from "../../controls/states.tsx";
import { coloniesWords } from "../../words/pages/colonies.ts";
import { ColonyCard } from "./ColonyCard.tsx";
import { Ground } from "./Ground.tsx";
import { OutpostCard } from "./OutpostCard.tsx";

/** What the player has settled and built, and what can be settled where the pilot is. */
export default function ColoniesPage() {
  return (
    <PilotPage title={coloniesWords.title} why={coloniesWords.why}>
      {(pilot, now) => <OfPilot pilot={pilot} now={now} />}
    </PilotPage>
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
