import { useState } from "react";
import { economyEndEvent } from "../../../../client/rooms/textBounds.ts";
import { Act } from "../../controls/Act.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { eventsWords } from "../../words/pages/economy.ts";
import { useRegional } from "../../words/regional.ts";

/** Cuts one of the region's own events short. */
export function EndEvent({ regionId, eventId }: { readonly regionId: string; readonly eventId: string }) {
  const [reason, setReason] = useState("");
  const say = useRegional(eventsWords);
  const end = async (requestId: string) => {
    await (await calls()).economy.endEvent({ regionId, eventId, reason, requestId });
    return say.ended;
  };
  return (
    <Act label={say.end} review={say.endReview} confirm={say.confirmEnd} draft={reason} act={end}>
      <TextField
        label={say.reason}
        autoComplete="off"
        maxLength={economyEndEvent.reason.most}
        value={reason}
        onChange={setReason}
      />
    </Act>
  );
}
