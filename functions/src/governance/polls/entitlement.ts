import { requireOwnMembership } from "../../membership/bans/ban.ts";
import type { Member } from "../../membership/schema.ts";
import { bindingVoteAt, councilVoteAt, votingPowerAt } from "../../membership/votingPower.ts";
import { GameError } from "../../platform/errors.ts";
import type { Poll } from "./poll.ts";

/** Of a poll, what says who has a vote in it. */
export type Electorate = Pick<Poll, "regionId" | "electorate" | "calledAt" | "powersCount">;

/**
 * What the member can vote with: what was held when the poll was called, whatever has become of the membership since.
 * 0: nothing. In the council, and where powers do not count, everybody weighs one.
 */
export function entitlementOf(member: Member, { electorate, calledAt, powersCount }: Electorate): number {
  if (electorate === "council") return councilVoteAt(member, calledAt);
  return powersCount ? votingPowerAt(member, calledAt) : bindingVoteAt(member, calledAt);
}

/** Whether the platform keeps the member from voting; a region's own ban keeps nobody from a vote that is called. */
export function isExcluded({ status, ban }: Pick<Member, "status" | "ban">): boolean {
  return status === "banned" && ban?.rank === "platform";
}

/**
 * What the voter can vote with.
 * @throws GameError `NOT_ENTITLED`; for a player who is no member now `BANNED` or `NOT_A_MEMBER`.
 */
export function requireEntitled(poll: Poll, member: Member): number {
  const power = entitlementOf(member, poll);
  if (power > 0) return power;
  const { regionId, pollId, electorate, calledAt } = poll;
  requireOwnMembership(member, regionId);
  throw new GameError(
    "NOT_ENTITLED",
    electorate === "council"
      ? `Only who sat in the council when the vote was called, at ${calledAt.toISOString()}, votes here.`
      : `Only who was a citizen when the vote was called, at ${calledAt.toISOString()}, votes here.`,
    { pollId, electorate },
  );
}
