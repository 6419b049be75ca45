import type { Member } from "./schema.ts";

/** Checkpoints kept per member. */
export const MAX_CHECKPOINTS = 64;

/** What the member could vote with now: nothing, unless an active citizen. */
export function effectivePower(member: Pick<Member, "status" | "standing" | "votingPower">): number {
  return member.status === "active" && member.standing === "citizen" ? member.votingPower : 0;
}

/**
 * The member with a checkpoint at `at` where the effective power has changed. Checkpoints stay in order even when the
 * clocks of two instances differ, two changes at one instant leave the last, and beyond the bound the oldest goes: an
 * instant before the oldest one kept counts as without a vote.
 */
export function withCheckpoint(member: Member, at: Date): Member {
  const kept = [...member.votingPowerCheckpoints];
  const latest = kept.at(-1);
  const power = effectivePower(member);
  if (power === (latest?.power ?? 0)) return member;
  const since = latest !== undefined && latest.since > at ? latest.since : at;
  if (latest?.since.getTime() === since.getTime()) kept.pop();
  if (power !== (kept.at(-1)?.power ?? 0)) kept.push({ since, power });
  return { ...member, votingPowerCheckpoints: kept.slice(-MAX_CHECKPOINTS) };
}

/** What the member could vote with at an instant, however the membership has changed since. */
export function votingPowerAt(member: Pick<Member, "votingPowerCheckpoints">, instant: Date): number {
  return member.votingPowerCheckpoints.findLast(({ since }) => since <= instant)?.power ?? 0;
}
