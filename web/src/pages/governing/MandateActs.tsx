import { useState } from "react";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { DELEGABLE } from "../../permissions.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";
import { MeasureAct } from "./MeasureAct.tsx";
import type { Listed } from "./officer.ts";

type Delegable = (typeof DELEGABLE)[number];

interface MandateActsProps {
  readonly region: Region;
  readonly member: Listed;
}

/** What the governor alone does: moderators, and in an autocracy what a vote weighs. */
export function MandateActs({ region, member }: MandateActsProps) {
  const { regionId, ownerUid, governorUid, governance } = region;
  const { uid, name, standing, moderatorPermissions } = member;
  const whom = { regionId, uid };
  const { members: say } = useRegional(words);
  const holdsRegion = ownerUid === uid || governorUid === uid;
  return (
    <>
      {holdsRegion ? null : <Appoint {...whom} member={member} />}
      {(moderatorPermissions ?? []).length === 0 ? null : (
        <MeasureAct
          label={say.dismiss(name)}
          review={say.dismissReview}
          confirm={say.confirmDismiss}
          act={async (measure) => {
            await (await calls()).membership.dismissModerator({ ...whom, ...measure });
            return say.dismissed;
          }}
        />
      )}
      {governance.type === "autocracy" &&
      standing === "citizen" &&
      !holdsRegion &&
      member.offices.length === 0 ? (
        <Power {...whom} member={member} />
      ) : null}
    </>
  );
}

interface OfMemberProps {
  readonly regionId: string;
  readonly uid: string;
  readonly member: Listed;
}

function Appoint({ member: { name, moderatorPermissions }, ...whom }: OfMemberProps) {
  const [named, setNamed] = useState<readonly Delegable[]>(
    DELEGABLE.filter((permission) => moderatorPermissions?.includes(permission)),
  );
  const toggle = (permission: Delegable) =>
    setNamed(DELEGABLE.filter((other) => named.includes(other) !== (other === permission)));
  const { members: say } = useRegional(words);
  return (
    <MeasureAct
      label={say.appoint(name)}
      review={say.appointReview}
      confirm={say.confirmAppoint}
      draft={named.join()}
      act={async (measure) => {
        const { membership } = await calls();
        await membership.appointModerator({ ...whom, permissions: [...named], ...measure });
        return say.appointed;
      }}
    >
      <fieldset>
        <legend>{say.permissions}</legend>
        {DELEGABLE.map((permission) => (
          <label key={permission} className="check">
            <input type="checkbox" checked={named.includes(permission)} onChange={() => toggle(permission)} />
            {say.permission[permission]}
          </label>
        ))}
      </fieldset>
    </MeasureAct>
  );
}

function Power({ member: { name, votingPower }, ...whom }: OfMemberProps) {
  const [value, setValue] = useState(String(votingPower));
  const { members: say } = useRegional(words);
  return (
    <MeasureAct
      label={say.powerOf(name)}
      review={say.powerReview}
      confirm={say.confirmPower}
      draft={value}
      act={async (measure) => {
        const { membership } = await calls();
        const set = await membership.setVotingPower({ ...whom, votingPower: Number(value), ...measure });
        return say.powerSet(set.votingPower);
      }}
    >
      <TextField label={say.newPower} inputMode="numeric" maxLength={2} value={value} onChange={setValue} />
    </MeasureAct>
  );
}
