import { GameError } from "../../platform/errors.ts";
import type { Player } from "../../players/schema.ts";
import type { Region } from "../../regions/schema.ts";
import { newMember } from "../newMember.ts";
import type { Member } from "../schema.ts";
import { withCheckpoint } from "../votingPower.ts";

/**
 * The membership of a region's owner: a citizen as long as the ownership lasts, wherever the player's home is. What the
 * player was there before stays on record.
 * @throws GameError `STANDING_UNCHANGED` for somebody who is banned.
 */
export function ownersMembership(
  region: Pick<Region, "regionId">,
  owner: Pick<Player, "uid" | "name">,
  member: Member | undefined,
  at: Date,
): Member {
  const { regionId } = region;
  const { uid, name } = owner;
  const ground = "ownership" as const;
  if (member === undefined) return newMember({ uid, regionId, name, standing: "citizen", ground, at });
  if (member.status === "banned") {
    throw new GameError(
      "STANDING_UNCHANGED",
      `The player "${uid}" is banned from the region "${regionId}": lift the ban first.`,
      { uid, regionId },
    );
  }
  const active = member.status === "active";
  const citizen = active && member.standing === "citizen";
  return withCheckpoint(
    {
      ...member,
      name,
      status: "active",
      standing: "citizen",
      joinedAt: active ? member.joinedAt : at,
      residentSince: active ? member.residentSince : null,
      citizenSince: citizen ? member.citizenSince : at,
      citizenGround: ground,
      votesFrom: null,
    },
    at,
  );
}
