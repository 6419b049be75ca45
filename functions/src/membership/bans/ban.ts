import { GameError } from "../../platform/errors.ts";
import { newMember } from "../newMember.ts";
import type { Officer } from "../officers/authority.ts";
import type { Member } from "../schema.ts";
import { departed, expelled } from "../standing.ts";
import { withCheckpoint } from "../votingPower.ts";

type Ban = NonNullable<Member["ban"]>;
export type BanRank = Ban["rank"];

/** From the lowest rank to the highest. */
const RANKS: readonly BanRank[] = ["moderator", "governor", "platform"];

/**
 * A ban that holds is changed and lifted by its own rank and by higher ones.
 * @throws GameError `BAN_OUTRANKED`.
 */
function requireRank(member: Member, rank: BanRank, now: Date): void {
  const held = memberAsOf(member, now)?.ban?.rank;
  if (held === undefined || RANKS.indexOf(rank) >= RANKS.indexOf(held)) return;
  throw new GameError(
    "BAN_OUTRANKED",
    `The ban of the player ${member.uid} has the rank "${held}": no lower rank lifts, shortens or replaces it.`,
    { uid: member.uid, rank: held },
  );
}

/**
 * The member, banned now: out of residence, citizenship and every office. A second ban replaces the first one's reason
 * and term. The caller moves the home, where it was here, in the same transaction (`players/home.ts`).
 * @throws GameError `BAN_OUTRANKED`.
 */
export function banned(
  member: Member,
  ban: Pick<Ban, "reason" | "byUid" | "rank" | "until">,
  now: Date,
): Member {
  requireRank(member, ban.rank, now);
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

/** The rank that a regional officer's ban has. */
export function banRankOf(officer: Officer): BanRank {
  return officer.governs ? "governor" : "moderator";
}

/** The member, freed of a ban before its term by somebody of that rank. @throws GameError `BAN_OUTRANKED`. */
export function pardoned(member: Member, rank: BanRank, now: Date): Member {
  requireRank(member, rank, now);
  return unbanned(member, now);
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
