import { useState } from "react";
import { shipsNameShip } from "../../../../client/rooms/textBounds.ts";
import { CLASSES } from "../../../../functions/src/ships/classes.ts";
import { classOf, serviceCredits } from "../../../../functions/src/ships/passages/traveller.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { repairCredits } from "../../../../functions/src/ships/yard/prices.ts";
import { Act } from "../../controls/Act.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { useGameTime } from "../../data/clock.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import type { OwnShip } from "./Ships.tsx";

/** What can be done about one ship: some of it where it is in the pilot's own berth alone. */
export function ShipActs({ ship, pilot }: { readonly ship: OwnShip; readonly pilot: Pilot }) {
  const { id: shipId, name, place, resaleCredits } = ship;
  const { player } = useViewer();
  const now = useGameTime();
  const { regionId } = pilot.place;
  const { travel: say } = words;
  const isHere =
    pilot.passageId === null &&
    pilot.place.berth === "port" &&
    (place === null || JSON.stringify(placeOf(place)) === JSON.stringify(placeOf(pilot.place)));
  const isHurt = ship.hullPoints < CLASSES[ship.class].hullPoints;
  const board = async (requestId: string) => {
    await (await calls()).ships.boardShip({ regionId, shipId, requestId });
    return say.boarded;
  };
  const repair = async (requestId: string) => {
    const { priceCredits } = await (await calls()).ships.repairShip({ regionId, shipId, requestId });
    return say.repaired(priceCredits);
  };
  const sell = async (requestId: string) => {
    const { paidCredits } = await (await calls()).ships.sellShip({ regionId, shipId, requestId });
    return say.sold(paidCredits);
  };
  return (
    <>
      {isHere && place !== null ? (
        <Act label={say.board(name)} review={say.boardReview} confirm={say.confirmBoard} act={board} />
      ) : null}
      {isHere && isHurt && now !== null ? (
        <Act
          label={say.repair(
            name,
            serviceCredits(repairCredits(ship), regionId, classOf(player, new Date(now))),
          )}
          review={say.repairReview}
          confirm={say.confirmRepair}
          act={repair}
        />
      ) : null}
      {isHere && place !== null ? (
        <Act
          label={say.sell(name, resaleCredits)}
          review={say.sellReview}
          confirm={say.confirmSell}
          act={sell}
        />
      ) : null}
      <Rename shipId={shipId} name={name} />
    </>
  );
}

const placeOf = ({ regionId, sectorNumber, berth }: Pilot["place"]) => [regionId, sectorNumber, berth];

function Rename({ shipId, name }: { readonly shipId: string; readonly name: string }) {
  const [typed, setTyped] = useState(name);
  const { travel: say } = words;
  const rename = async (requestId: string) => {
    await (await calls()).ships.nameShip({ shipId, name: typed, requestId });
    return say.renamed;
  };
  return (
    <Act
      label={say.rename(name)}
      review={say.renameReview}
      confirm={say.confirmRename}
      draft={typed}
      act={rename}
    >
      <TextField
        label={say.newName}
        autoComplete="off"
        maxLength={shipsNameShip.name.most}
        value={typed}
        onChange={setTyped}
      />
    </Act>
  );
}
