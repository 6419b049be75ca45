import { useState } from "react";
import type { ShipsLookAroundOutput } from "../../../../client/rooms/ships.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { Link } from "../../controls/Link.tsx";
import { Failure, Loading } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useAnswer } from "../../data/useAnswer.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { AttackAct } from "./AttackAct.tsx";

type Present = ShipsLookAroundOutput["present"][number];

/** Who is in the pilot's sector: asked for, and again when one asks. */
export function Around({ pilot }: { readonly pilot: Pilot }) {
  const { regionId, sectorNumber } = pilot.place;
  const [looks, setLooks] = useState(0);
  const [fought, setFought] = useState<{ readonly sentence: string; readonly id: string } | null>(null);
  const answer = useAnswer(String(looks), async (signal) => {
    const { ships } = await calls();
    return ships.lookAround({ regionId }, { signal });
  });
  const { fights: say } = words;
  return (
    <section aria-labelledby="around">
      <h2 id="around">{say.around}</h2>
      <p>{say.aroundWhy(regionId, sectorNumber)}</p>
      {answer.state === "asking" ? <Loading /> : null}
      {answer.state === "failed" ? <Failure error={answer.error} onRetry={answer.again} /> : null}
      {answer.state === "here" ? (
        <>
          <p>{say.total(answer.value.total)}</p>
          <ul className="cards">
            {answer.value.present.map((present) => (
              <li key={present.uid}>
                <Card
                  pilot={pilot}
                  present={present}
                  onFought={(sentence, id) => {
                    setFought({ sentence, id });
                    setLooks(looks + 1);
                  }}
                />
              </li>
            ))}
          </ul>
          <button type="button" onClick={() => setLooks(looks + 1)}>
            {say.lookAgain}
          </button>
        </>
      ) : null}
      <p role="status">{fought?.sentence}</p>
      {fought === null ? null : (
        <p>
          <Link to={`/fight/${fought.id}`}>{say.toRecord}</Link>
        </p>
      )}
    </section>
  );
}

interface CardProps {
  readonly pilot: Pilot;
  readonly present: Present;
  readonly onFought: (sentence: string, engagementId: string) => void;
}

function Card({ pilot, present, onFought }: CardProps) {
  const { uid } = useViewer();
  const { name, shipClass, docked, open, since } = present;
  const isOwn = present.uid === uid;
  const { fights: say, travel } = words;
  return (
    <>
      <h3>
        <bdi>{name}</bdi>
        {isOwn ? <span className="tag">{say.you}</span> : null}
      </h3>
      <p>{[travel.classes[shipClass], docked ? say.docked : open ? say.open : say.safe].join(", ")}</p>
      <p className="dim">{say.since(new Date(since))}</p>
      {!isOwn && open && pilot.place.berth === "space" ? (
        <AttackAct regionId={pilot.place.regionId} target={present} onFought={onFought} />
      ) : null}
    </>
  );
}
