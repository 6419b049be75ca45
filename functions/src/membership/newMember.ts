import type { Member, Standing } from "./schema.ts";
import { withCheckpoint } from "./votingPower.ts";

/**
 * Somebody's first membership in a region, which is also the first visit. A resident or citizen has the region as
 * home: whoever makes one writes the player's document in the same transaction (`players/home.ts`).
 */
export function newMember(given: {
  readonly uid: string;
  readonly regionId: string;
  readonly name: string;
  readonly standing: Standing;
  readonly at: Date;
}): Member {
  const { uid, regionId, name, standing, at } = given;
  const member: Member = {
    uid,
    regionId,
    name,
    status: "active",
    standing,
    reputation: 0,
    rank: null,
    joinedAt: at,
    residentSince: standing === "visitor" ? null : at,
    citizenSince: standing === "citizen" ? at : null,
    votingPower: 1,
    votingPowerCheckpoints: [],
    councilCheckpoints: [],
    checkpointAt: null,
    moderatorPermissions: [],
    offices: [],
    ban: null,
    visits: 1,
    lastVisitAt: at,
  };
  return withCheckpoint(member, at);
}
