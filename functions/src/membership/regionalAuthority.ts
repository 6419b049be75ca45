import { bannedError } from "../platform/access.ts";
import type { RegionalAuthority } from "../platform/authority.ts";
import { now } from "../platform/clock.ts";
import { GameError } from "../platform/errors.ts";
import { documentPath } from "../platform/paths.ts";
import { blockedError } from "../players/accounts/blocked.ts";
import { readRegion } from "../regions/readRegion.ts";
import { regions } from "../regions/schema.ts";
import { requireOwnMembership } from "./bans/ban.ts";
import { NO_MANDATE } from "./newMember.ts";
import { mandateHasEnded } from "./officers/mandate.ts";
import { mayView, permissionsHeld } from "./roles.ts";
import { members } from "./schema.ts";

/** Who may do what in a region, by its document and the caller's membership. */
export const authorityByMembership: RegionalAuthority = {
  memberPath,
  paths: (regionId, uid) => [documentPath(regions.template, { regionId }), memberPath(regionId, uid)],
  async requireMember(regionId, uid, reads) {
    const member = await reads.get(members, { regionId, uid });
    if (member?.blocked) throw blockedError(uid);
    if (member?.status === "banned") throw bannedError(regionId);
    if (member?.status !== "active") throw strangerError(regionId);
  },
  async requireRecord(regionId, uid, reads) {
    const member = await reads.get(members, { regionId, uid });
    if (member === undefined) throw strangerError(regionId);
    if (member.blocked) throw blockedError(uid);
    if (member.status === "banned" && member.ban?.rank === "platform") throw bannedError(regionId);
  },
  async requireView(regionId, caller, reads) {
    const region = await readRegion(reads, regionId);
    const member = await reads.get(members, { regionId, uid: caller.uid });
    if (member?.blocked) throw blockedError(caller.uid);
    if (!mayView(region, member, caller)) requireOwnMembership(member, regionId);
  },
  async standingOf(regionId, caller, reads) {
    const region = await readRegion(reads, regionId);
    const member = await reads.get(members, { regionId, uid: caller.uid });
    if (member?.blocked) throw blockedError(caller.uid);
    const isOver = member !== undefined && mandateHasEnded(region, member, now());
    return {
      permissions: permissionsHeld(region, isOver ? { ...member, ...NO_MANDATE } : member, caller),
      isBanned: member?.status === "banned",
    };
  },
};

function memberPath(regionId: string, uid: string): string {
  return documentPath(members.template, { regionId, uid });
}

function strangerError(regionId: string): GameError {
  return new GameError("NOT_A_MEMBER", `You are not a member of the region ${regionId}: join it first.`, {
    regionId,
  });
}
