import { useState } from "react";
import { governanceVetoProposal, regionsConfigureRegion } from "../../../../client/rooms/textBounds.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { administration } from "../../words/administration.ts";
import { words } from "../../words/en.ts";
import { ReasonedAct } from "./ReasonedAct.tsx";
import { RetryBuilding } from "./RetryBuilding.tsx";
import { powersOver } from "./regionPowers.ts";

/** What an administrator can do about a region, as far as its rules let anybody. */
export function RegionActs({ region }: { readonly region: Region }) {
  const { regionId } = region;
  const powers = powersOver(region);
  const { region: say } = administration;
  const { status } = words.belonging.directory;
  return (
    <>
      {powers.suspend ? (
        <ReasonedAct
          label={say.suspend}
          review={say.suspendReview}
          confirm={say.confirmSuspend}
          reader="public"
          act={async (given) => {
            await (await calls()).regions.suspendRegion({ regionId, ...given });
            return say.suspended;
          }}
        />
      ) : null}
      {powers.reopen ? (
        <ReasonedAct
          label={say.reopen}
          review={say.reopenReview}
          confirm={say.confirmReopen}
          reader="public"
          act={async (given) => {
            const { status: now } = await (await calls()).regions.reopenRegion({ regionId, ...given });
            return say.reopened(status[now]);
          }}
        />
      ) : null}
      {powers.retry ? <RetryBuilding regionId={regionId} label={say.retry} /> : null}
      {powers.vacate ? (
        <ReasonedAct
          label={say.vacate}
          review={say.vacateReview}
          confirm={say.confirmVacate}
          reader="public"
          act={async (given) => {
            const action = { kind: "vacateGovernor" } as const;
            await (await calls()).regions.interveneInRegion({ regionId, action, ...given });
            return say.vacated;
          }}
        />
      ) : null}
      <Veto regionId={regionId} />
      {powers.close ? <Close region={region} /> : null}
    </>
  );
}

function Veto({ regionId }: { readonly regionId: string }) {
  const [proposalId, setProposalId] = useState("");
  const { region: say } = administration;
  return (
    <ReasonedAct
      label={say.veto}
      review={say.vetoReview}
      confirm={say.confirmVeto}
      reader="public"
      draft={proposalId}
      act={async (given) => {
        const { governance } = await calls();
        await governance.vetoProposal({ regionId, proposalId: proposalId.trim(), ...given });
        return say.vetoed;
      }}
    >
      <TextField
        label={say.proposalId}
        spellCheck={false}
        maxLength={governanceVetoProposal.proposalId.most}
        value={proposalId}
        onChange={setProposalId}
      />
    </ReasonedAct>
  );
}

/** At once, and for ever: the name is typed. */
function Close({ region: { regionId, displayName } }: { readonly region: Region }) {
  const [typed, setTyped] = useState("");
  const { region: say } = administration;
  return (
    <ReasonedAct
      label={say.close}
      review={say.closeReview}
      confirm={say.confirmClose}
      reader="public"
      refusal={typed === displayName ? null : say.notTyped}
      act={async (given) => {
        const action = { kind: "close" } as const;
        await (await calls()).regions.interveneInRegion({ regionId, action, ...given });
        return say.closed;
      }}
    >
      <TextField
        label={say.closeName(displayName)}
        autoComplete="off"
        maxLength={regionsConfigureRegion.displayName.most}
        value={typed}
        onChange={setTyped}
      />
    </ReasonedAct>
  );
}
