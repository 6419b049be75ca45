import { CLASSES } from "../../../../functions/src/ships/classes.ts";
import type { Pilot, Place, Ship } from "../../../../functions/src/ships/schema.ts";
import { Cards } from "../../controls/Cards.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { ShipActs } from "./ShipActs.tsx";
import { Yard } from "./Yard.tsx";

/** More than a player may have, pods included. */
const SHOWN = 25;

export type OwnShip = Ship & { readonly id: string };

interface ShipsProps {
  readonly pilot: Pilot;
  /** The ship in the address. */
  readonly asked: string | null;
}

/** The player's ships, wherever they are. */
export function Ships({ pilot, asked }: ShipsProps) {
  const { uid } = useViewer();
  const watched = useWatched<readonly OwnShip[]>({
    template: "ships",
    parameters: {},
    where: ["ownerUid", "==", uid],
    limit: SHOWN,
  });
  const { travel: say } = words;
  return (
    <>
      <WatchedList id="ships" title={say.ships} none={say.noShips} watched={watched}>
        {(ships) => (
          <Cards rows={ships} idOf={({ id }) => id} asked={asked} unknown={say.unknownShip}>
            {(ship) => <Card ship={ship} pilot={pilot} />}
          </Cards>
        )}
      </WatchedList>
      {pilot.place.berth === "port" && pilot.passageId === null ? <Yard pilot={pilot} /> : null}
    </>
  );
}

function Card({ ship, pilot }: { readonly ship: OwnShip; readonly pilot: Pilot }) {
  const { name, class: shipClass, place, hullPoints } = ship;
  const facts = CLASSES[shipClass];
  const { travel: say } = words;
  return (
    <>
      <h3>
        <bdi>{name}</bdi>
        {place === null ? <span className="tag">{say.piloted}</span> : null}
      </h3>
      <p>
        {[say.classes[shipClass], say.hull(hullPoints, facts.hullPoints), say.hold(facts.holdUnits)].join(
          ", ",
        )}
      </p>
      {place === null ? null : <p className="dim">{say.shipIn(placeWords(place))}</p>}
      <ShipActs ship={ship} pilot={pilot} />
    </>
  );
}

const placeWords = ({ regionId, sectorNumber, berth }: Place): string =>
  `${regionId}.${sectorNumber}, ${words.travel.berths[berth]}`;
