import { useState } from "react";
import { Act } from "../../controls/Act.tsx";
import { calls } from "../../data/calls.ts";
import { cargoWords } from "../../words/pages/cargo.ts";
import type { Gate } from "../galaxy/region.ts";

interface RideProps {
  readonly from: Gate;
  /** Of the Nexus. */
  readonly gates: readonly Gate[];
}

/** The sector of a gate on the Nexus' side, which is named first. */
const sectorOf = ({ sectorNumbers }: Gate): number => sectorNumbers[0];

/** A ride on the express lanes, from the gate or terminal in this sector to any other of the Nexus. */
export function Ride({ from, gates }: RideProps) {
  const others = gates
    .filter((gate) => gate.open && sectorOf(gate) !== sectorOf(from))
    .toSorted((a, b) => sectorOf(a) - sectorOf(b));
  const [chosen, setChosen] = useState("");
  const to = others.find(({ id }) => id === chosen) ?? others[0];
  const say = cargoWords;
  if (to === undefined) return null;
  const ride = async (requestId: string) => {
    const { ships } = await calls();
    const { place, fareCredits } = await ships.rideLane({
      fromGateId: from.id,
      toGateId: to.id,
      requestId,
    });
    return say.ridden(place.sectorNumber, fareCredits);
  };
  return (
    <Act label={say.ride} review={say.rideReview} confirm={say.confirmRide} draft={to.id} act={ride}>
      <label>
        {say.rideTo}
        <select value={to.id} onChange={(event) => setChosen(event.target.value)}>
          {others.map((gate) => (
            <option key={gate.id} value={gate.id}>
              {gate.kind === "terminal"
                ? say.terminal(sectorOf(gate))
                : say.gate(sectorOf(gate), gate.regionIds[1])}
            </option>
          ))}
        </select>
      </label>
    </Act>
  );
}
