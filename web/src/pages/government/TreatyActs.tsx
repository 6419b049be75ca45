import { useState } from "react";
import { governanceDeclareBreach } from "../../../../client/rooms/textBounds.ts";
import type { Treaty } from "../../../../functions/src/governance/treaties/treaty.ts";
import { Act } from "../../controls/Act.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { treatiesWords } from "../../words/pages/government.ts";
import { useRegional } from "../../words/regional.ts";
import { CallAid } from "./CallAid.tsx";

interface TreatyActsProps {
  readonly regionId: string;
  readonly withRegionId: string;
  readonly treaty: Treaty;
  readonly isInForce: boolean;
}

/** Signing and declining what is on the table, notice and breach of what is in force. */
export function TreatyActs({ regionId, withRegionId, treaty, isInForce }: TreatyActsProps) {
  const { type, offer, agreement } = treaty;
  const sides = { regionId, withRegionId, type };
  const say = useRegional(treatiesWords);
  const name = say.with(say.types[type], withRegionId);
  return (
    <>
      {offer !== null && !offer.signedRegionIds.includes(regionId) ? (
        <Act
          label={say.sign(name)}
          review={say.signReview}
          confirm={say.confirmSign}
          draft={String(offer.revision)}
          act={async (requestId) => {
            const { governance } = await calls();
            const { outcome } = await governance.signTreaty({
              ...sides,
              revision: offer.revision,
              requestId,
            });
            return say.outcomes[outcome];
          }}
        />
      ) : null}
      {offer === null ? null : (
        <Act
          label={say.decline(name)}
          review={say.declineReview}
          confirm={say.confirmDecline}
          draft={String(offer.revision)}
          act={async (requestId) => {
            await (await calls()).governance.declineTreaty({ ...sides, revision: offer.revision, requestId });
            return say.declined;
          }}
        />
      )}
      {isInForce && type === "defense_pact" ? (
        <CallAid regionId={regionId} withRegionId={withRegionId} />
      ) : null}
      {isInForce && agreement?.noticeByRegionId === null ? (
        <WithReason
          label={say.giveNotice(name)}
          review={say.noticeReview}
          confirm={say.confirmNotice}
          act={async (measure) => {
            const { governance } = await calls();
            const { endsAt } = await governance.giveTreatyNotice({ ...sides, ...measure });
            return say.noticeGiven(new Date(endsAt));
          }}
        />
      ) : null}
      {isInForce ? (
        <WithReason
          label={say.declareBreach(name)}
          review={say.breachReview}
          confirm={say.confirmBreach}
          act={async (measure) => {
            await (await calls()).governance.declareBreach({ ...sides, ...measure });
            return say.broken;
          }}
        />
      ) : null}
    </>
  );
}

interface WithReasonProps {
  readonly label: string;
  readonly review: string;
  readonly confirm: string;
  readonly act: (measure: { readonly reason: string; readonly requestId: string }) => Promise<string>;
}

function WithReason({ act, ...texts }: WithReasonProps) {
  const [reason, setReason] = useState("");
  return (
    <Act {...texts} draft={reason} act={(requestId) => act({ reason, requestId })}>
      <TextField
        label={treatiesWords.reason}
        autoComplete="off"
        maxLength={governanceDeclareBreach.reason.most}
        value={reason}
        onChange={setReason}
      />
    </Act>
  );
}
