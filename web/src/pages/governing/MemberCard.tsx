import type { Region } from "../../../../functions/src/regions/schema.ts";
import { useName } from "../../data/names.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";
import { MandateActs } from "./MandateActs.tsx";
import { MemberActs } from "./MemberActs.tsx";
import { type Listed, type Officer, ruleAgainst } from "./officer.ts";

interface MemberCardProps {
  readonly region: Region;
  readonly member: Listed;
  readonly officer: Officer | null;
}

/** One member, and what an officer may do about the membership. */
export function MemberCard({ region, member, officer }: MemberCardProps) {
  const { name, status, joinedAt, reputation, votingPower, visits, ban } = member;
  const offices = [...(region.governorUid === member.uid ? (["governor"] as const) : []), ...member.offices];
  const moderates = member.moderatorPermissions ?? [];
  const { members: say, profile, standings } = useRegional(words);
  const rule = officer === null ? null : ruleAgainst("adverse", officer, region, member);
  return (
    <>
      <h2>
        <bdi>{name}</bdi>
        {offices.map((office) => (
          <span key={office} className="tag">
            {say.offices[office]}
          </span>
        ))}
      </h2>
      {status === "active" ? (
        <p>
          {standings[member.standing]} {say.since(sinceOf(member, joinedAt))}
        </p>
      ) : null}
      {reputation === null || votingPower === null || visits === null ? null : (
        <p>{[say.reputation(reputation), say.power(votingPower), say.visits(visits)].join(", ")}</p>
      )}
      {moderates.length === 0 ? null : (
        <p>{say.moderates(moderates.map((permission) => permissionWords(permission)).join(", "))}</p>
      )}
      {ban === null ? null : (
        <div className="notice">
          <p>{ban.until === null ? profile.bannedForGood : profile.bannedUntil(new Date(ban.until))}</p>
          <p>
            <bdi>{profile.banReason(ban.reason)}</bdi> <BannedBy ban={ban} />
          </p>
        </div>
      )}
      {officer === null ? null : (
        <>
          <MemberActs region={region} member={member} officer={officer} />
          {officer.governs && status === "active" ? <MandateActs region={region} member={member} /> : null}
          {rule === null ? null : <p className="dim">{rule}</p>}
        </>
      )}
    </>
  );
}

const sinceOf = ({ standing, citizenSince, residentSince }: Listed, joinedAt: string): Date =>
  new Date(
    (standing === "citizen" ? citizenSince : standing === "resident" ? residentSince : null) ?? joinedAt,
  );

function permissionWords(permission: string): string {
  const known: Readonly<Record<string, string>> = words.members.permission;
  return known[permission] ?? permission;
}

function BannedBy({ ban: { byUid, at } }: { readonly ban: NonNullable<Listed["ban"]> }) {
  const { members: say } = useRegional(words);
  return say.bannedBy(useName(byUid), new Date(at));
}
