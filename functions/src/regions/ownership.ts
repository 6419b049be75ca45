import { newMember } from "../membership/newMember.ts";
import type { Member } from "../membership/schema.ts";
import { withCheckpoint } from "../membership/votingPower.ts";
import { GameError } from "../platform/errors.ts";
import type { Player } from "../players/schema.ts";
import { requireAllowed } from "./capabilities.ts";
import type { Region } from "./schema.ts";

/**
 * The membership of whoever owns a region: a citizen, granted by owning it, wherever the player's home is. What the
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
  if (member === undefined) return newMember({ uid, regionId, name, standing: "citizen", at });
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
      residentSince: (active ? member.residentSince : null) ?? at,
      citizenSince: citizen ? member.citizenSince : at,
    },
    at,
  );
}

/**
 * The new owner's membership when a region changes hands. The governor's office is not touched: an elected governor
 * stays, a vacant office's powers go with the region.
 * @throws GameError `REGION_CLOSED`, `ALREADY_OWNER`, `PLAYER_UNKNOWN` or `STANDING_UNCHANGED`.
 */
export function transferred(
  region: Pick<Region, "regionId" | "status" | "ownerUid">,
  toUid: string,
  facts: { readonly player: Player | undefined; readonly member: Member | undefined },
  at: Date,
): Member {
  requireAllowed(region, "configure");
  const { regionId, ownerUid } = region;
  if (ownerUid === toUid) {
    throw new GameError("ALREADY_OWNER", `The player "${toUid}" owns the region "${regionId}" already.`, {
      uid: toUid,
      regionId,
    });
  }
  if (facts.player === undefined) {
    throw new GameError(
      "PLAYER_UNKNOWN",
      `No player has the uid "${toUid}": the new owner must be registered.`,
      {
        uid: toUid,
      },
    );
  }
  return ownersMembership(region, facts.player, facts.member, at);
}
