import { useState } from "react";
import { regionsAppointGovernor } from "../../../../client/rooms/textBounds.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { PlayerAct } from "../../controls/PlayerAct.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { useName } from "../../data/names.ts";
import { owningWords } from "../../words/pages/owning.ts";
import { useRegional } from "../../words/regional.ts";

function Holder({ uid }: { readonly uid: string }) {
  const say = useRegional(owningWords);
  return <p>{say.governs(useName(uid))}</p>;
}

/** The owner of an autocracy gives the governor's office to a citizen, or takes it back. */
export function Governor({ region }: { readonly region: Region }) {
  const { regionId, governorUid, governance } = region;
  const [reason, setReason] = useState("");
  const say = useRegional(owningWords);
  if (governance.type !== "autocracy") return null;
  const appoint = async (uid: string | null, requestId: string) => {
    await (await calls()).regions.appointGovernor({ regionId, uid, reason, requestId });
    setReason("");
    return uid === null ? say.vacated : say.appointed;
  };
  const given = { draft: reason, refusal: reason.trim() === "" ? say.noReasonGiven : null };
  const field = (
    <TextField
      label={say.reason}
      autoComplete="off"
      maxLength={regionsAppointGovernor.reason.most}
      value={reason}
      onChange={setReason}
    />
  );
  return (
    <section aria-labelledby="governor">
      <h2 id="governor">{say.governor}</h2>
      {governorUid === null ? <p>{say.governsOwner}</p> : <Holder uid={governorUid} />}
      <PlayerAct
        label={say.appoint}
        review={say.appointReview}
        confirm={say.confirmAppoint}
        {...given}
        act={appoint}
      >
        {field}
      </PlayerAct>
      {governorUid === null ? null : (
        <Act
          label={say.vacate}
          review={say.vacateReview}
          confirm={say.confirmVacate}
          {...given}
          act={(requestId) => appoint(null, requestId)}
        >
          {field}
        </Act>
      )}
    </section>
  );
}
