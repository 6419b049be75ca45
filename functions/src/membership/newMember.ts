import type { Member, Standing } from "./schema.ts";
import { withCheckpoint } from "./votingPower.ts";

/** No moderator. */
export const NO_MANDATE: Pick<Member, "moderatorPermissions" | "moderatorSince"> = {
  moderatorPermissions: [],
  moderatorSince: null,
};

/**
 * Somebody's first membership in a region, which is also the first visit. A resident or citizen has the region as
 * home: the caller writes the player's document in the same transaction (`players/home.ts`). Who owns it can live
 * elsewhere.
 */
export function newMember(given: {
  readonly uid: string;
  readonly regionId: string;
  readonly name: string;
  readonly standing: Standing;
  /** Of a citizen; residence unless said otherwise. */
  readonly ground?: Member["citizenGround"];
  readonly at: Date;
}): Member {
  const { uid, regionId, name, standing, ground = "residence", at } = given;
  const lives = standing !== "visitor" && ground !== "ownership";
  const member: Member = {
    uid,
    regionId,
    name,
    status: "active",
    standing,
    reputation: 0,
    rank: null,
    joinedAt: at,
    residentSince: lives ? at : null,
    citizenSince: standing === "citizen" ? at : null,
    citizenGround: standing === "citizen" ? ground : null,
    votesFrom: null,
    votingPower: 1,
    votingPowerCheckpoints: [],
    grantCheckpoints: [],
    councilCheckpoints: [],
    checkpointAt: null,
    councilCheckpointAt: null,
    ...NO_MANDATE,
    offices: [],
    ban: null,
    blocked: false,
    visits: 1,
    lastVisitAt: at,
  };
  return withCheckpoint(member, at);
}
