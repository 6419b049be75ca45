import type { Member } from "./schema.ts";

/** Checkpoints of one kind kept per member. */
export const MAX_CHECKPOINTS = 64;

interface Checkpoint {
  readonly since: Date;
  readonly power: number;
}

/** What the member could vote with now: nothing, unless an active citizen. */
export function effectivePower(member: Pick<Member, "status" | "standing" | "votingPower">): number {
  return member.status === "active" && member.standing === "citizen" ? member.votingPower : 0;
}

/** The member with a checkpoint at `at` where the effective power has changed. */
export function withCheckpoint(member: Member, at: Date): Member {
  const votingPowerCheckpoints = extended(member.votingPowerCheckpoints, effectivePower(member), at);
  return votingPowerCheckpoints === member.votingPowerCheckpoints
    ? member
    : { ...member, votingPowerCheckpoints, checkpointAt: latest(member.checkpointAt, at) };
}

/** The member in these offices, with a checkpoint at `at` where a seat in the council was taken or lost. */
export function withOffices(member: Member, offices: Member["offices"], at: Date): Member {
  const wasSeated = member.offices.includes("councilMember");
  const { joinedAt } = member;
  // Of a seat older than the checkpoints it is not known since when it was held.
  const known =
    wasSeated && member.councilCheckpoints.length === 0
      ? [{ since: joinedAt, power: 1 }]
      : member.councilCheckpoints;
  const councilCheckpoints = extended(known, Number(offices.includes("councilMember")), at);
  return councilCheckpoints === known
    ? { ...member, offices }
    : { ...member, offices, councilCheckpoints, checkpointAt: latest(member.checkpointAt, at) };
}

/**
 * Checkpoints stay in order even when the clocks of two instances differ, two changes at one instant leave the last, and
 * beyond the bound the oldest goes: an instant before the oldest one kept counts as without a vote.
 */
function extended(checkpoints: Checkpoint[], power: number, at: Date): Checkpoint[] {
  const kept = [...checkpoints];
  const last = kept.at(-1);
  if (power === (last?.power ?? 0)) return checkpoints;
  const since = last !== undefined && last.since > at ? last.since : at;
  if (last?.since.getTime() === since.getTime()) kept.pop();
  if (power !== (kept.at(-1)?.power ?? 0)) kept.push({ since, power });
  return kept.slice(-MAX_CHECKPOINTS);
}

const latest = (earlier: Date | null, at: Date) => (earlier !== null && earlier > at ? earlier : at);

/** What the member could vote with at an instant, however the membership has changed since. */
export function votingPowerAt(member: Pick<Member, "votingPowerCheckpoints">, instant: Date): number {
  return heldAt(member.votingPowerCheckpoints, instant);
}

/** The member's votes in the council at an instant: 1 or 0. */
export function councilVoteAt(member: Pick<Member, "offices" | "councilCheckpoints">, instant: Date): number {
  if (member.councilCheckpoints.length === 0) return Number(member.offices.includes("councilMember"));
  return heldAt(member.councilCheckpoints, instant);
}

function heldAt(checkpoints: readonly Checkpoint[], instant: Date): number {
  return checkpoints.findLast(({ since }) => since <= instant)?.power ?? 0;
}
