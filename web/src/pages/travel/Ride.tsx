import { useState } from "react";
import type { Place } from "../../../../functions/src/galaxy/routes/stretches.ts";
import { Act } from "../../controls/Act.tsx";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import { cargoWords } from "../../words/pages/cargo.ts";
import type { Gate } from "../galaxy/region.ts";

/** More than any Nexus has. */
const MAX_TERMINALS = 50;

interface RideProps {
  readonly fromGateId: string;
  readonly sectorNumber: number;
  /** The open ones of the Nexus. */
  readonly gates: readonly Place[];
}

/** A ride on the express lanes, from the gate or terminal in this sector to any other of the Nexus. */
export function Ride({ fromGateId, sectorNumber, gates }: RideProps) {
  const terminals = useWatched<readonly Gate[]>({
    template: "gates",
    parameters: {},
    where: ["kind", "==", "terminal"],
    limit: MAX_TERMINALS,
  });
  const say = cargoWords;
  const stops = [
    ...(terminals.state === "here" ? terminals.value : []).map(({ id, sectorNumbers: [sector] }) => ({
      ...{ id, sector, text: say.terminal(sector) },
    })),
    ...gates.map(({ regionId, sectorNumber: sector }) => ({
      ...{ id: regionId, sector, text: say.gate(sector, regionId) },
    })),
  ];
  const others = stops
    .filter(({ sector }) => sector !== sectorNumber)
    .toSorted((a, b) => a.sector - b.sector);
  const [chosen, setChosen] = useState("");
  const to = others.find(({ id }) => id === chosen) ?? others[0];
  if (to === undefined) return null;
  const ride = async (requestId: string) => {
    const { ships } = await calls();
    const { place, fareCredits } = await ships.rideLane({ fromGateId, toGateId: to.id, requestId });
    return say.ridden(place.sectorNumber, fareCredits);
  };
  return (
    <Act label={say.ride} review={say.rideReview} confirm={say.confirmRide} draft={to.id} act={ride}>
      <label>
        {say.rideTo}
        <select value={to.id} onChange={(event) => setChosen(event.target.value)}>
          {others.map(({ id, text }) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </select>
      </label>
    </Act>
  );
}
