import { useState } from "react";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { ChoiceField } from "../../controls/ChoiceField.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";
import { MeasureAct } from "./MeasureAct.tsx";
import { type Listed, type Officer, ruleAgainst } from "./officer.ts";

/** Hours of the terms that a ban can have here; the callable takes any. */
const TERM_HOURS = { day: 24, week: 168, month: 720, year: 8_760, lifted: undefined } as const;
type Term = keyof typeof TERM_HOURS;

interface MemberActsProps {
  readonly region: Region;
  readonly member: Listed;
  readonly officer: Officer;
}

/** Standing, reputation and bans, as far as the rules of authority let this officer. */
export function MemberActs({ region, member, officer }: MemberActsProps) {
  const { regionId } = region;
  const { uid, name, status, standing } = member;
  const { members: say, standings } = useRegional(words);
  const isFree = (act: "adverse" | "favourable") => ruleAgainst(act, officer, region, member) === null;
  const whom = { regionId, uid };
  return (
    <>
      {status === "active" && standing === "resident" && isFree("favourable") ? (
        <MeasureAct
          label={say.promote(name)}
          review={say.promoteReview}
          confirm={say.confirmPromote}
          act={async (measure) => {
            await (await calls()).membership.promoteMember({ ...whom, ...measure });
            return say.promoted;
          }}
        />
      ) : null}
      {status === "active" && standing !== "visitor" && isFree("adverse") ? (
        <MeasureAct
          label={say.demote(name)}
          review={say.demoteReview[standing]}
          confirm={say.confirmDemote}
          act={async (measure) => {
            const { standing: now } = await (await calls()).membership.demoteMember({ ...whom, ...measure });
            return say.demoted(standings[now]);
          }}
        />
      ) : null}
      {status === "active" && isFree("adverse") ? <Reputation {...whom} member={member} /> : null}
      {status === "banned" && isFree("favourable") ? (
        <MeasureAct
          label={say.unban(name)}
          review={say.unbanReview}
          confirm={say.confirmUnban}
          act={async (measure) => {
            await (await calls()).membership.unbanMember({ ...whom, ...measure });
            return say.unbanned;
          }}
        />
      ) : null}
      {isFree("adverse") ? <Ban {...whom} name={name} /> : null}
    </>
  );
}

interface Whom {
  readonly regionId: string;
  readonly uid: string;
}

function Ban({ name, ...whom }: Whom & { readonly name: string }) {
  const [term, setTerm] = useState<Term>("week");
  const { members: say } = useRegional(words);
  return (
    <MeasureAct
      label={say.ban(name)}
      review={say.banReview}
      confirm={say.confirmBan}
      draft={term}
      act={async (measure) => {
        const { membership } = await calls();
        const { until } = await membership.banMember({ ...whom, termHours: TERM_HOURS[term], ...measure });
        return say.banned(until === null ? null : new Date(until));
      }}
    >
      <ChoiceField
        label={say.term}
        value={term}
        choices={Object.keys(TERM_HOURS) as Term[]}
        nameOf={(each) => say.terms[each]}
        onChange={setTerm}
      />
    </MeasureAct>
  );
}

function Reputation({ member: { name, reputation }, ...whom }: Whom & { readonly member: Listed }) {
  const [value, setValue] = useState(String(reputation));
  const { members: say } = useRegional(words);
  return (
    <MeasureAct
      label={say.reputationOf(name)}
      review={say.reputationReview}
      confirm={say.confirmReputation}
      draft={value}
      act={async (measure) => {
        const { membership } = await calls();
        const set = await membership.setReputation({ ...whom, reputation: Number(value), ...measure });
        return say.reputationSet(set.reputation);
      }}
    >
      <TextField
        label={say.newReputation}
        inputMode="numeric"
        maxLength={6}
        value={value}
        onChange={setValue}
      />
    </MeasureAct>
  );
}
