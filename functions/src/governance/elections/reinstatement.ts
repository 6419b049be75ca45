import { prepareMember } from "../../membership/change/changeMember.ts";
import type { Member } from "../../membership/schema.ts";
import { reinstated } from "../../membership/standing.ts";
import type { Commit } from "../../platform/moments.ts";
import { prepareHomeMove } from "../../players/moveHome.ts";
import type { Player } from "../../players/schema.ts";
import { isExcluded } from "../polls/entitlement.ts";
import { hasLeft } from "./eligibility.ts";

export const isCitizen = ({ status, standing }: Pick<Member, "status" | "standing">): boolean =>
  status === "active" && standing === "citizen";

/**
 * Whether somebody who stands can take office, as things are now: a citizen, or who would be one but for what officers of
 * the region have done since the call. Not who has gone, has a home elsewhere, or was banned by the platform.
 */
export function canTakeOffice(member: Member, player: Pick<Player, "homeRegionId"> | undefined): boolean {
  if (player === undefined || isExcluded(member) || hasLeft(member)) return false;
  return isCitizen(member) || player.homeRegionId === null || player.homeRegionId === member.regionId;
}

/** A winner who takes office. */
export interface Winner {
  readonly player: Player;
  /** As the winner takes office. */
  readonly member: Member;
  /** The membership as it is stored. */
  readonly stored: Member;
}

/**
 * Gives those winners their citizenship and home back whom officers have banned or demoted since the call, in two
 * halves; what is returned writes. Otherwise the governor could choose among those who are elected.
 */
export async function prepareReinstatements(commit: Commit, winners: readonly Winner[]): Promise<() => void> {
  const staged: (() => void)[] = [];
  for (const { player, member, stored } of winners) {
    if (member === stored) continue;
    const { regionId, uid } = member;
    const stageMember = await prepareMember(commit, stored, member);
    const stageHome =
      player.homeRegionId === regionId ? () => {} : await prepareHomeMove(commit, player, regionId);
    staged.push(() => {
      stageMember();
      stageHome();
      commit.audit({
        action: "reinstateMember",
        regionId,
        subjectUid: uid,
        before: { status: stored.status, standing: stored.standing },
        after: { status: member.status, standing: member.standing },
        visibility: "public",
      });
    });
  }
  return () => {
    for (const stage of staged) stage();
  };
}

/** The member, in the office to which they were elected. */
export function inOffice(member: Member, at: Date): Member {
  return isCitizen(member) ? member : reinstated(member, at);
}
