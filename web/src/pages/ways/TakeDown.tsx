import { useState } from "react";
import { shipsTakeDownGate } from "../../../../client/rooms/textBounds.ts";
import { Act } from "../../controls/Act.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { waysWords } from "../../words/pages/ways.ts";

interface TakeDownProps {
  readonly regionId: string;
  readonly gateId: string;
}

/** Takes a player's gate down, for who manages the region's economy. */
export function TakeDown({ regionId, gateId }: TakeDownProps) {
  const [typed, setTyped] = useState("");
  const reason = typed.trim();
  const say = waysWords;
  const takeDown = async (requestId: string) => {
    const { closesAt } = await (await calls()).ships.takeDownGate({ regionId, gateId, reason, requestId });
    return say.closing(new Date(closesAt));
  };
  return (
    <Act
      label={say.takeDown}
      review={say.takeDownReview}
      confirm={say.confirmTakeDown}
      draft={reason}
      refusal={reason.length < shipsTakeDownGate.reason.least ? say.noReason : null}
      act={takeDown}
    >
      <TextField
        label={say.takeDownReason}
        maxLength={shipsTakeDownGate.reason.most}
        value={typed}
        onChange={setTyped}
      />
    </Act>
  );
}
