import { useState } from "react";
import { terminalId } from "../../../../functions/src/galaxy/generation/terminals.ts";
import type { Place } from "../../../../functions/src/galaxy/routes/stretches.ts";
import { FIRST_WORLD } from "../../../../functions/src/galaxy/world.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { notHere } from "../../controls/states.tsx";
import { useListedGates } from "../../data/listedGates.ts";
import { useWatched, type Watched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import type { Gate as GateDocument } from "../galaxy/region.ts";
import { Booking } from "./Booking.tsx";
import { Ride } from "./Ride.tsx";

const { nexusId } = FIRST_WORLD;

/** The gates in the pilot's sector, and what begins there. */
export function Gate({ pilot: { place } }: { readonly pilot: Pilot }) {
  return place.regionId === nexusId ? <InNexus {...place} /> : <InRegion {...place} />;
}

/** A region has one gate. */
function InRegion({ regionId, sectorNumber }: Place) {
  const gate = useGate(regionId);
  const isHere = gate.state === "here" && gate.value?.open && gate.value.sectorNumbers[1] === sectorNumber;
  return <Passages regionId={regionId} watched={gate} beyond={isHere ? [nexusId] : []} />;
}

/** The gates of several regions may stand in one sector, and a terminal of the lanes beside them. */
function InNexus({ sectorNumber }: Place) {
  const listed = useListedGates(nexusId);
  const ownTerminal = terminalId(nexusId, sectorNumber);
  const terminal = useGate(ownTerminal);
  const all = listed.state === "here" ? listed.value : [];
  const beyond = all.filter((gate) => gate.sectorNumber === sectorNumber).map(({ regionId }) => regionId);
  const stop = terminal.state === "here" && terminal.value?.open ? ownTerminal : beyond[0];
  return (
    <>
      <Passages regionId={nexusId} watched={listed} beyond={beyond} />
      {stop === undefined ? null : <Ride fromGateId={stop} sectorNumber={sectorNumber} gates={all} />}
    </>
  );
}

const useGate = (gateId: string) =>
  useWatched<GateDocument | undefined>({ template: "gates/{gateId}", parameters: { gateId } });

interface PassagesProps {
  readonly regionId: string;
  readonly watched: Watched<unknown>;
  /** Where the gates of this sector lead. */
  readonly beyond: readonly string[];
}

function Passages({ regionId, watched, beyond }: PassagesProps) {
  const [booked, setBooked] = useState("");
  const { travel: say } = words;
  return (
    <section aria-labelledby="passage">
      <h2 id="passage">{say.passage}</h2>
      {notHere(watched)}
      {watched.state === "here" && beyond.length === 0 ? <p>{say.noGate}</p> : null}
      {beyond.map((id) => (
        <p key={id}>{say.gateHere(id)}</p>
      ))}
      {/* Where there are several, its field takes each of them. */}
      {beyond[0] === undefined ? null : (
        <Booking regionId={regionId} beyond={beyond[0]} onBooked={setBooked} />
      )}
      <p role="status">{booked}</p>
    </section>
  );
}
