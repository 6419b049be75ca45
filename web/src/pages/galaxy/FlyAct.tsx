import { useState } from "react";
import type { Journey } from "../../../../functions/src/galaxy/routes/journey.ts";
import { CLASSES } from "../../../../functions/src/ships/classes.ts";
import { MOST_SECTORS } from "../../../../functions/src/ships/flight.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import { firstFlightOf } from "../../routes/firstFlight.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";

/** Flies a planned route as far as one flight leads within the pilot's region. */
export default function FlyAct({ journeys }: { readonly journeys: readonly Journey[] }) {
  const { uid } = useViewer();
  const pilot = useWatched<Pilot | undefined>({ template: "pilots/{uid}", parameters: { uid } });
  const [said, setSaid] = useState("");
  const { travel: say } = words;
  if (pilot.state !== "here" || pilot.value === undefined || pilot.value.passageId !== null) return null;
  const { place, shipClass } = pilot.value;
  const flight = firstFlightOf(journeys);
  const isHere = flight?.regionId === place.regionId && flight.from === place.sectorNumber;
  const sectors = isHere ? [...flight.sectors] : [];
  const last = sectors.at(-1);
  const fly = async (requestId: string) => {
    const flown = await (await calls()).ships.fly({ regionId: place.regionId, sectors, requestId });
    setSaid(say.flown(flown.place.sectorNumber, flown.turnsTenths));
    return "";
  };
  return (
    <>
      {last !== undefined ? (
        <>
          {flight?.isCut ? <p className="dim">{say.mostSectors(MOST_SECTORS)}</p> : null}
          <Act
            label={say.fly(sectors.length)}
            review={say.flyReview(last, sectors.length * CLASSES[shipClass].warpTenths)}
            confirm={say.confirmFly}
            draft={sectors.join()}
            act={fly}
          />
        </>
      ) : (
        <p className="dim">{say.flyFromHere(place.sectorNumber)}</p>
      )}
      <p role="status">{said}</p>
    </>
  );
}
