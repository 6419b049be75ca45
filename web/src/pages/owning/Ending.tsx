import { useState } from "react";
import { regionsCloseRegion } from "../../../../client/rooms/textBounds.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { allows } from "../../../../functions/src/regions/status/capabilities.ts";
import { CLOSING_NOTICE_DAYS } from "../../../../functions/src/regions/status/closingNotice.ts";
import { Act } from "../../controls/Act.tsx";
import { TextArea, TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { owningWords } from "../../words/pages/owning.ts";
import { useRegional } from "../../words/regional.ts";

/** The owner's way out, by the region's name typed anew, and the way back until its hour. */
export function Ending({ region }: { readonly region: Region }) {
  const { regionId, displayName, closesAt } = region;
  // The act gives way to the other one: what it says stays here.
  const [said, setSaid] = useState("");
  const say = useRegional(owningWords);
  const revoke = async (requestId: string) => {
    await (await calls()).regions.revokeClosing({ regionId, requestId });
    setSaid(say.revoked);
    return "";
  };
  if (!allows(region, "close")) return null;
  return (
    <section aria-labelledby="ending">
      <h2 id="ending">{say.ending}</h2>
      <p>{say.endingWhy(CLOSING_NOTICE_DAYS)}</p>
      {closesAt === null ? (
        <CloseAct regionId={regionId} displayName={displayName} onSaid={setSaid} />
      ) : (
        <Act label={say.revoke} review={say.revokeReview} confirm={say.confirmRevoke} act={revoke} />
      )}
      <p role="status">{said}</p>
    </section>
  );
}

interface CloseActProps extends Pick<Region, "regionId" | "displayName"> {
  readonly onSaid: (sentence: string) => void;
}

function CloseAct({ regionId, displayName, onSaid }: CloseActProps) {
  const [name, setName] = useState("");
  const [reason, setReason] = useState("");
  const say = useRegional(owningWords);
  const close = async (requestId: string) => {
    const { regions } = await calls();
    const { closesAt } = await regions.closeRegion({ regionId, displayName: name, reason, requestId });
    onSaid(closesAt === null ? say.closed : say.announced(new Date(closesAt)));
    return "";
  };
  const refusal =
    name !== displayName
      ? say.notTheName
      : reason.trim().length < regionsCloseRegion.reason.least
        ? say.noReason(regionsCloseRegion.reason.least)
        : null;
  return (
    <Act
      label={say.close}
      review={say.closeReview}
      confirm={say.confirmClose}
      draft={JSON.stringify([name, reason])}
      refusal={refusal}
      act={close}
    >
      <TextField
        label={say.typeName(displayName)}
        autoComplete="off"
        spellCheck={false}
        maxLength={regionsCloseRegion.displayName.most}
        value={name}
        onChange={setName}
      />
      <TextArea
        label={say.reason}
        rows={2}
        maxLength={regionsCloseRegion.reason.most}
        value={reason}
        onChange={setReason}
      />
    </Act>
  );
}
