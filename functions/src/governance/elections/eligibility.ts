import type { Member } from "../../membership/schema.ts";
import { citizenUntil } from "../../membership/votingPower.ts";
import { GameError } from "../../platform/errors.ts";
import { type OfficeRecord, termSince, termsServed } from "../offices/office.ts";
import { type Electorate, entitlementOf, isExcluded } from "../polls/entitlement.ts";

/** What decides whether somebody can stand: all of it was fixed when the election was called. */
export interface Requirements {
  readonly record: Pick<OfficeRecord, "office" | "holders" | "leavings" | "recalledUids" | "termEndsAt">;
  /** The electorate, and the end of the election, until when who is in office serves the term. */
  readonly poll: Electorate & { readonly closesAt: Date };
  /** Terms in a row that one person may serve; 0: without limit. */
  readonly termLimit: number;
}

export type Obstacle = "citizenship" | "recalled" | "termLimit";

/**
 * Why a member cannot stand for the office, or null: asked when nominated, when accepting and when voting opens. Who is in
 * the electorate can stand, whatever officers have made of the membership since.
 */
export function obstacleOf(
  member: Member | undefined,
  { record, poll, termLimit }: Requirements,
): Obstacle | null {
  if (member === undefined || entitlementOf(member, poll) === 0) return "citizenship";
  if (isExcluded(member) || hasLeft(member)) return "citizenship";
  if (record.recalledUids.includes(member.uid)) return "recalled";
  const terms = servedBy(member, record, poll.closesAt);
  return termLimit > 0 && terms >= termLimit ? "termLimit" : null;
}

/** Whether the member has left of their own accord; a member who was banned has not. */
export function hasLeft({ status, ban }: Pick<Member, "status" | "ban">): boolean {
  return status === "left" || (status === "banned" && ban?.wasMember !== true);
}

/** The member's terms in a row that count for the limit by an instant. */
export function servedBy(
  member: Pick<Member, "uid" | "votingPowerCheckpoints">,
  record: Pick<OfficeRecord, "holders" | "leavings" | "termEndsAt">,
  until: Date,
): number {
  const since = termSince(record, member.uid);
  const lostAt = since && citizenUntil(member, since);
  return termsServed(record, member.uid, { until, lostAt });
}

/** @throws GameError `NOT_ELIGIBLE` naming the obstacle and the bound. */
export function requireEligible(
  member: Member | undefined,
  uid: string,
  requirements: Requirements,
): asserts member is Member {
  const obstacle = obstacleOf(member, requirements);
  if (obstacle === null) return;
  const { record, poll, termLimit } = requirements;
  const sentences: Readonly<Record<Obstacle, string>> = {
    citizenship: `was no citizen of the region ${poll.regionId} with a vote when the election was called, at ${poll.calledAt.toISOString()}, or has left`,
    recalled: "was recalled from the office: the election that follows is for others",
    termLimit: `has held the office for ${termLimit} terms in a row, which is the limit: after another's term it is open again`,
  };
  throw new GameError("NOT_ELIGIBLE", `The player "${uid}" ${sentences[obstacle]}.`, {
    uid,
    office: record.office,
    obstacle,
  });
}
