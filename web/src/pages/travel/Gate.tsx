import { useState } from "react";
import { FIRST_WORLD } from "../../../../functions/src/galaxy/world.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { notHere } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import type { Gate as GateDocument } from "../galaxy/region.ts";
import { Booking } from "./Booking.tsx";
import { Ride } from "./Ride.tsx";

const MAX_GATES = 100;

/** The gate in the pilot's sector, and the passages that begin there. */
export function Gate({ pilot: { place } }: { readonly pilot: Pilot }) {
  const { regionId, sectorNumber } = place;
  const gates = useWatched<readonly GateDocument[]>({
    template: "gates",
    parameters: {},
    where: ["regionIds", "array-contains", regionId],
    limit: MAX_GATES,
  });
  const [booked, setBooked] = useState("");
  const { travel: say } = words;
  const here =
    gates.state === "here"
      ? gates.value.find(
          ({ kind, open, regionIds, sectorNumbers }) =>
            kind === "platform" && open && sectorNumbers[regionIds.indexOf(regionId)] === sectorNumber,
        )
      : undefined;
  const ridden =
    gates.state === "here" && regionId === FIRST_WORLD.nexusId
      ? gates.value.find(({ open, sectorNumbers }) => open && sectorNumbers[0] === sectorNumber)
      : undefined;
  const beyond = here?.regionIds.find((id) => id !== regionId);
  return (
    <section aria-labelledby="passage">
      <h2 id="passage">{say.passage}</h2>
      {notHere(gates)}
      {gates.state === "here" && beyond === undefined ? <p>{say.noGate}</p> : null}
      {beyond === undefined ? null : (
        <>
          <p>{say.gateHere(beyond)}</p>
          <Booking regionId={regionId} beyond={beyond} onBooked={setBooked} />
        </>
      )}
      <p role="status">{booked}</p>
      {ridden === undefined || gates.state !== "here" ? null : <Ride from={ridden} gates={gates.value} />}
    </section>
  );
}
