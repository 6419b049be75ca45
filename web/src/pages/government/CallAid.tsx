import { useState } from "react";
import { combatCallAid } from "../../../../client/rooms/textBounds.ts";
import { Act } from "../../controls/Act.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { treatiesWords } from "../../words/pages/government.ts";
import { useRegional } from "../../words/regional.ts";

interface CallAidProps {
  readonly regionId: string;
  /** The ally. */
  readonly withRegionId: string;
}

/** Calls an ally after an attack on a resident, by the record of the fight. */
export function CallAid({ regionId, withRegionId }: CallAidProps) {
  const [typed, setTyped] = useState("");
  const engagementId = typed.trim();
  const say = useRegional(treatiesWords);
  const call = async (requestId: string) => {
    const { combat } = await calls();
    const { ships, dueAt } = await combat.callAid({ regionId, withRegionId, engagementId, requestId });
    return say.aidCalled(ships, new Date(dueAt));
  };
  return (
    <Act
      label={say.callAid(withRegionId)}
      review={say.callAidReview}
      confirm={say.confirmCallAid}
      draft={engagementId}
      refusal={engagementId === "" ? say.noFight : null}
      act={call}
    >
      <TextField
        label={say.fight}
        autoComplete="off"
        spellCheck={false}
        maxLength={combatCallAid.engagementId.most}
        value={typed}
        onChange={setTyped}
      />
    </Act>
  );
}
