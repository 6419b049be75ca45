import { prepareMember } from "../membership/change/changeMember.ts";
import type { Member } from "../membership/schema.ts";
import { reputed } from "../membership/standing.ts";
import type { Commit } from "../platform/moments.ts";
import type { Region } from "../regions/schema.ts";

const LEAST_REPUTATION = -1_000;

/** Lowers a member's reputation in two halves; of who is no member there is none. Says by how much. */
export async function prepareDisrepute(
  commit: Commit,
  member: Member | undefined,
  { immigration }: Pick<Region, "immigration">,
  points: number,
): Promise<{ readonly points: number; stage(): void }> {
  if (member?.status !== "active") return { points: 0, stage() {} };
  const reputation = Math.max(LEAST_REPUTATION, member.reputation - points);
  const lowered = member.reputation - reputation;
  if (lowered === 0) return { points: 0, stage() {} };
  const after = reputed(member, reputation, immigration.minimumReputation, commit.now);
  return { points: lowered, stage: await prepareMember(commit, member, after) };
}
