import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { Heading } from "../../controls/Heading.tsx";
import { Contained, notHere, Stale } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { Around } from "./Around.tsx";
import { Records } from "./Records.tsx";
import { Wrecks } from "./Wrecks.tsx";

/** What the ship does when attacked, who is here, what lies here, and what was fought. */
export default function FightsPage() {
  const { uid } = useViewer();
  const pilot = useWatched<Pilot | undefined>({ template: "pilots/{uid}", parameters: { uid } });
  const { fights: say } = words;
  const found = pilot.state === "here" ? pilot.value : undefined;
  return (
    <>
      <Heading title={say.title} />
      <Stale watched={pilot} />
      {notHere(pilot)}
      {pilot.state === "here" && found === undefined ? <p>{say.noPilot}</p> : null}
      {found === undefined ? null : (
        <>
          <Stance pilot={found} />
          {found.passageId === null ? (
            <>
              <Contained>
                <Around key={`${found.place.regionId} ${found.place.sectorNumber}`} pilot={found} />
              </Contained>
              <Contained>
                <Wrecks pilot={found} />
              </Contained>
            </>
          ) : null}
          <Contained>
            <Records />
          </Contained>
        </>
      )}
    </>
  );
}

function Stance({ pilot: { fights } }: { readonly pilot: Pilot }) {
  const { stance } = fights;
  const other = stance === "fight" ? "flee" : "fight";
  const { fights: say } = words;
  const set = async (requestId: string) => {
    await (await calls()).combat.setStance({ stance: other, requestId });
    return say.stanceSet;
  };
  return (
    <section aria-labelledby="stance">
      <h2 id="stance">{say.stance}</h2>
      <p>
        {say.stanceWhy} <b>{say.stanceNow(say.stances[stance])}</b>
      </p>
      <Act
        label={say.setStance[other]}
        review={say.stanceReview}
        confirm={say.confirmStance}
        draft={other}
        act={set}
      />
    </section>
  );
}
