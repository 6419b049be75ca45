import { useState } from "react";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { Link } from "../../controls/Link.tsx";
import { MemberRegionPage } from "../../controls/RegionPage.tsx";
import { Failure, Loading } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useAnswer } from "../../data/useAnswer.ts";
import type { PageProps } from "../../page.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";
import { FindByName } from "./FindByName.tsx";
import { ManyMembers } from "./ManyMembers.tsx";
import { MemberCard } from "./MemberCard.tsx";
import { type Officer, officerIn } from "./officer.ts";

const PAGE_MEMBERS = 20;
const ROSTER = ["citizen", "resident", "visitor"] as const;
const GROUPS = [...ROSTER, "banned", "left"] as const;
type Group = (typeof GROUPS)[number];

/** Who belongs to a region, by standing; an officer sees more, and acts. */
export default function MembersPage({ parameters, search }: PageProps) {
  return (
    <MemberRegionPage regionId={parameters.regionId!} title={words.members.title}>
      {({ region, member, caller }) => (
        <Members
          region={region}
          officer={officerIn(region, member, caller)}
          group={GROUPS.find((name) => name === search.get("show")) ?? "citizen"}
          nameBegins={search.get("begins")}
        />
      )}
    </MemberRegionPage>
  );
}

interface MembersProps {
  readonly region: Region;
  readonly officer: Officer | null;
  readonly group: Group;
  readonly nameBegins: string | null;
}

function Members({ region, officer, group, nameBegins }: MembersProps) {
  const { regionId } = region;
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const { members: say } = useRegional(words);
  return (
    <>
      <nav aria-label={say.shownLabel}>
        <ul>
          {(officer === null ? ROSTER : GROUPS).map((name) => (
            <li key={name}>
              <Link to={`/members/${regionId}?show=${name}`} current={name === group}>
                {say.groups[name]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <FindByName key={nameBegins} regionId={regionId} group={group} given={nameBegins ?? ""} />
      {officer === null || group === "left" ? null : (
        <ManyMembers
          key={`${group} ${nameBegins}`}
          {...{ region, officer, nameBegins }}
          which={group === "banned" ? { status: group } : { standing: group }}
        />
      )}
      {cursors.map((cursor, index) => (
        <Page
          key={`${group} ${nameBegins} ${cursor}`}
          {...{ region, group, nameBegins, officer, cursor }}
          isLast={index === cursors.length - 1}
          onMore={(next) => setCursors([...cursors, next])}
        />
      ))}
    </>
  );
}

interface PageOfMembersProps {
  readonly region: Region;
  readonly group: Group;
  readonly nameBegins: string | null;
  readonly officer: Officer | null;
  readonly cursor: string | null;
  readonly isLast: boolean;
  readonly onMore: (cursor: string) => void;
}

function Page({ region, group, nameBegins, officer, cursor, isLast, onMore }: PageOfMembersProps) {
  const { regionId } = region;
  const answer = useAnswer(`${regionId} ${group} ${nameBegins} ${cursor}`, async (signal) => {
    const { membership } = await calls();
    const which = group === "banned" || group === "left" ? { status: group } : { standing: group };
    return membership.listMembers(
      {
        ...{ regionId, ...which, nameBegins: nameBegins ?? undefined },
        ...{ cursor: cursor ?? undefined, pageSize: PAGE_MEMBERS },
      },
      { signal },
    );
  });
  const { members: say } = useRegional(words);
  if (answer.state === "asking") return <Loading />;
  if (answer.state === "failed") return <Failure error={answer.error} onRetry={answer.again} />;
  const { members, cursor: next } = answer.value;
  return (
    <>
      {members.length === 0 ? <p>{say.none}</p> : null}
      <ul className="cards">
        {members.map((member) => (
          <li key={member.uid}>
            <MemberCard region={region} member={member} officer={officer} />
          </li>
        ))}
      </ul>
      {next === null || !isLast ? null : (
        <button type="button" onClick={() => onMore(next)}>
          {say.more}
        </button>
      )}
    </>
  );
}
