import { GameError } from "../platform/errors.ts";
import { newMember } from "./newMember.ts";
import type { Member } from "./schema.ts";
import { departed, expelled } from "./standing.ts";
import { withCheckpoint } from "./votingPower.ts";

/**
 * The member, banned now: out of residence, citizenship and every office. A second ban replaces the first one's reason
 * and term. Whoever bans a player out of the home region moves the home in the same transaction (`players/home.ts`).
 */
export function banned(
  member: Member,
  ban: Pick<NonNullable<Member["ban"]>, "reason" | "byUid" | "rank" | "until">,
  now: Date,
): Member {
  const wasMember = member.ban?.wasMember ?? member.status === "active";
  return expelled(member, { status: "banned", ban: { ...ban, at: now, wasMember } }, now);
}

/**
 * The ban's end: who was a member when it fell is a visitor again, whatever the region's immigration says now; who
 * was none is free to join.
 */
export function unbanned(member: Member, now: Date): Member {
  const status = member.ban?.wasMember ? "active" : "left";
  return withCheckpoint({ ...member, status, ban: null }, now);
}

/** The record of somebody who never was a member: a ban may come before the first visit. */
export function stranger(
  who: { readonly uid: string; readonly regionId: string; readonly name: string },
  now: Date,
): Member {
  return { ...departed(newMember({ ...who, standing: "visitor", at: now }), now), visits: 0 };
}

/** Whether a ban's term has passed; the schedule that lifts it may be minutes behind. */
export function banHasEnded(member: Member, now: Date): boolean {
  return member.status === "banned" && member.ban?.until != null && member.ban.until <= now;
}

/** The membership as game time has it: a ban whose term has passed holds no longer. */
export function memberAsOf(member: Member | undefined, now: Date): Member | undefined {
  return member !== undefined && banHasEnded(member, now) ? unbanned(member, now) : member;
}

/**
 * The caller's own membership, where one is needed.
 * @throws GameError `BANNED` with the end of the term, `NOT_A_MEMBER`.
 */
export function requireOwnMembership(member: Member | undefined, regionId: string): Member {
  if (member?.status === "active") return member;
  requireNotBanned(member, regionId);
  throw new GameError("NOT_A_MEMBER", `You are not a member of the region ${regionId}: join it first.`, {
    regionId,
  });
}

/** @throws GameError `BANNED` with the end of the term. */
export function requireNotBanned(member: Member | undefined, regionId: string): void {
  if (member?.status !== "banned") return;
  const until = member.ban?.until?.toISOString() ?? null;
  throw new GameError(
    "BANNED",
    `You are banned from the region ${regionId} ${until === null ? "until an officer lifts the ban" : `until ${until}`}.`,
    { regionId, until },
  );
}
