import { useState } from "react";
import { HIGHEST_TOLL_CREDITS } from "../../../../functions/src/ships/playerGates/gate.ts";
import { Act } from "../../controls/Act.tsx";
import { RegionField } from "../../controls/RegionField.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { wholeOf } from "../../controls/whole.ts";
import { calls } from "../../data/calls.ts";
import { waysWords } from "../../words/pages/ways.ts";
import { tollOf } from "./toll.ts";

/** Makes a gate of the jumper where it is. */
export function RaiseGate({ regionId }: { readonly regionId: string }) {
  const [toRegionId, setTo] = useState("");
  const [sector, setSector] = useState("");
  const [toll, setToll] = useState("0");
  const toSectorNumber = wholeOf(sector);
  const tollCredits = tollOf(toll);
  const say = waysWords;
  const raise = async (requestId: string) => {
    const { ships } = await calls();
    const { opensAt } = await ships.raiseGate({
      ...{ regionId, toRegionId, requestId },
      toSectorNumber: toSectorNumber ?? 0,
      tollCredits: tollCredits ?? 0,
    });
    return say.raised(new Date(opensAt));
  };
  const isWhere = toRegionId !== "" && toSectorNumber !== null;
  return (
    <Act
      label={say.raise}
      review={say.raiseReview}
      confirm={say.confirmRaise}
      draft={JSON.stringify([toRegionId, sector, toll])}
      refusal={isWhere ? (tollCredits === null ? say.tollBound(HIGHEST_TOLL_CREDITS) : null) : say.noWhere}
      act={raise}
    >
      <RegionField value={toRegionId} onChange={setTo} />
      <TextField
        label={say.toSector}
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        value={sector}
        onChange={setSector}
      />
      <TextField
        label={say.toll}
        inputMode="numeric"
        autoComplete="off"
        maxLength={3}
        value={toll}
        onChange={setToll}
      />
    </Act>
  );
}
