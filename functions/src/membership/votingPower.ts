import { DAY_MS } from "../platform/duration.ts";
import { canonicalJson } from "../platform/random.ts";
import type { Member } from "./schema.ts";

/** Checkpoints of one kind kept per member. */
export const MAX_CHECKPOINTS = 64;

/** What the member could vote with now: nothing, unless an active citizen. */
export function effectivePower(member: Pick<Member, "status" | "standing" | "votingPower">): number {
  return member.status === "active" && member.standing === "citizen" ? member.votingPower : 0;
}

/** The member with a checkpoint at `at` where the effective power has changed, or from when on it binds. */
export function withCheckpoint(member: Member, at: Date): Member {
  const power = effectivePower(member);
  const votesFrom = power > 0 ? member.votesFrom : null;
  const powers = extended(member.votingPowerCheckpoints, { power }, NOTHING, at);
  const grants = extended(member.grantCheckpoints, { votesFrom }, { votesFrom: null }, at);
  if (powers === member.votingPowerCheckpoints && grants === member.grantCheckpoints) return member;
  const checkpointAt = latest(member.checkpointAt, at);
  return { ...member, votingPowerCheckpoints: powers, grantCheckpoints: grants, checkpointAt };
}

const NOTHING = { power: 0 };

/** The member in these offices, with a checkpoint at `at` where a seat in the council was taken or lost. */
export function withOffices(member: Member, offices: Member["offices"], at: Date): Member {
  const wasSeated = member.offices.includes("councilMember");
  const { joinedAt } = member;
  // Of a seat older than the checkpoints it is not known since when it was held.
  const known =
    wasSeated && member.councilCheckpoints.length === 0
      ? [{ since: joinedAt, power: 1 }]
      : member.councilCheckpoints;
  const seat = { power: Number(offices.includes("councilMember")) };
  const councilCheckpoints = extended(known, seat, NOTHING, at);
  return councilCheckpoints === known
    ? { ...member, offices }
    : { ...member, offices, councilCheckpoints, councilCheckpointAt: latest(member.councilCheckpointAt, at) };
}

/**
 * Checkpoints stay in order even when the clocks of two instances differ, two changes at one instant leave the last, and
 * beyond the bound the oldest goes: an instant before the oldest one kept counts as without a vote.
 */
function extended<Held extends object>(
  checkpoints: (Held & { since: Date })[],
  held: Held,
  before: Held,
  at: Date,
): (Held & { since: Date })[] {
  const kept = [...checkpoints];
  const last = kept.at(-1);
  if (isSame(held, last ?? before)) return checkpoints;
  const since = last !== undefined && last.since > at ? last.since : at;
  if (last?.since.getTime() === since.getTime()) kept.pop();
  if (!isSame(held, kept.at(-1) ?? before)) kept.push({ ...held, since });
  return kept.slice(-MAX_CHECKPOINTS);
}

/** Whether all that is held is the same in the other, which may have an instant beside it. */
const isSame = <Held extends object>(held: Held, other: Held) =>
  canonicalJson(held) ===
  canonicalJson(Object.fromEntries(Object.keys(held).map((key) => [key, other[key as keyof Held]])));

/** No vote takes longer from its call to its end, late schedules included. */
const LONGEST_VOTE_MS = 60 * DAY_MS;

/**
 * Whether what the member could vote with can change, and change back, without that the power of an instant is forgotten
 * which a vote under way may ask for.
 */
export function hasRoomForChanges({ votingPowerCheckpoints }: Member, at: Date): boolean {
  if (votingPowerCheckpoints.length <= MAX_CHECKPOINTS - 2) return true;
  return votingPowerCheckpoints[2]!.since.getTime() <= at.getTime() - LONGEST_VOTE_MS;
}

const latest = (earlier: Date | null, at: Date) => (earlier !== null && earlier > at ? earlier : at);

/** What the member could vote with at an instant, however the membership has changed since. */
export function votingPowerAt(member: Pick<Member, "votingPowerCheckpoints">, instant: Date): number {
  return heldAt(member.votingPowerCheckpoints, instant)?.power ?? 0;
}

/**
 * The same in a vote that was called then where votes bind, by a democracy or a council: everybody weighs one, and a
 * granted citizen waits out the days of residence.
 */
export function bindingVoteAt(
  member: Pick<Member, "votingPowerCheckpoints" | "grantCheckpoints">,
  instant: Date,
): number {
  const votesFrom = heldAt(member.grantCheckpoints, instant)?.votesFrom ?? null;
  if (votesFrom !== null && instant < votesFrom) return 0;
  return Math.min(1, votingPowerAt(member, instant));
}

/** When somebody who was a citizen at `since` ceased to be one first; null where that has not happened. */
export function citizenUntil(
  { votingPowerCheckpoints }: Pick<Member, "votingPowerCheckpoints">,
  since: Date,
): Date | null {
  return (
    votingPowerCheckpoints.find((checkpoint) => checkpoint.since > since && checkpoint.power === 0)?.since ??
    null
  );
}

/** The member's votes in the council at an instant: 1 or 0. */
export function councilVoteAt(member: Pick<Member, "offices" | "councilCheckpoints">, instant: Date): number {
  if (member.councilCheckpoints.length === 0) return Number(member.offices.includes("councilMember"));
  return heldAt(member.councilCheckpoints, instant)?.power ?? 0;
}

function heldAt<Kept extends { readonly since: Date }>(
  checkpoints: readonly Kept[],
  instant: Date,
): Kept | undefined {
  return checkpoints.findLast(({ since }) => since <= instant);
}
