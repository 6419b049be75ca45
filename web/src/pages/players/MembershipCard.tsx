import { earnedAt } from "../../../../functions/src/membership/admission/earnedAt.ts";
import type { Member } from "../../../../functions/src/membership/schema.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { Link } from "../../controls/Link.tsx";
import { useGameTime } from "../../data/clock.ts";
import { useWatched } from "../../data/watch.ts";
import { type Membership, useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { MembershipActs } from "./MembershipActs.tsx";

interface MembershipCardProps {
  readonly membership: Membership;
  /** What the region has of the player, with a ban's reason; absent while it is on its way. */
  readonly member: Member | undefined;
}

/** One membership, with what follows from it now. */
export function MembershipCard({ membership, member }: MembershipCardProps) {
  const { regionId, status, standing, reputation } = membership;
  const { profile: say } = words;
  return (
    <>
      <h3>
        <Link to={`/map/${regionId}`}>{regionId}</Link>
      </h3>
      {status === "left" ? <p>{say.left}</p> : null}
      {status === "active" ? (
        <p>
          <b>{words.standings[standing]}</b>, {say.reputation(reputation)}
        </p>
      ) : null}
      {status === "left" || member === undefined ? null : <OwnDocument member={member} />}
      {status === "active" ? <MembershipActs membership={membership} /> : null}
    </>
  );
}

/** A ban is learnt from here: this document its player may always read. */
function OwnDocument({ member }: { readonly member: Member }) {
  const { player } = useViewer();
  const { regionId } = member;
  if (member.ban) return <Ban ban={member.ban} />;
  const mandates = [...member.offices, ...member.moderatorPermissions.map(permissionWords)];
  return (
    <>
      {mandates.length === 0 ? null : (
        <>
          <h4>{words.profile.may}</h4>
          <ul>
            {mandates.map((mandate) => (
              <li key={mandate}>{mandate}</li>
            ))}
          </ul>
        </>
      )}
      {/* As the claim itself: at home alone, so that one region is followed and not each. */}
      {player.homeRegionId === regionId && member.standing === "resident" && member.residentSince !== null ? (
        <Countdown regionId={regionId} residentSince={member.residentSince} />
      ) : null}
    </>
  );
}

function Ban({ ban }: { readonly ban: NonNullable<Member["ban"]> }) {
  const { profile: say } = words;
  return (
    <div className="notice">
      <p>{ban.until === null ? say.bannedForGood : say.bannedUntil(ban.until)}</p>
      <p>
        <bdi>{say.banReason(ban.reason)}</bdi>
      </p>
    </div>
  );
}

function Countdown({ regionId, residentSince }: { readonly regionId: string; readonly residentSince: Date }) {
  const now = useGameTime();
  const region = useWatched<Region | undefined>({ template: "regions/{regionId}", parameters: { regionId } });
  if (now === null || region.state !== "here" || region.value === undefined) return null;
  const { citizenshipAfterDays } = region.value.immigration;
  const leftMs = earnedAt(residentSince, citizenshipAfterDays).getTime() - now;
  const { profile: say } = words;
  return <p>{leftMs > 0 ? say.citizenIn(words.duration(leftMs)) : say.citizenNow}</p>;
}

/** `region:{regionId}:members:manage` → `members: manage` */
function permissionWords(permission: string): string {
  return permission.split(":").slice(2).join(": ");
}
