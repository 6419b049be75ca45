import type { MembershipListMembersOutput } from "../../../../client/rooms/membership.ts";
import { requireAuthority } from "../../../../functions/src/membership/officers/authority.ts";
import { type MemberFacts, rolesIn } from "../../../../functions/src/membership/roles.ts";
import { GameError } from "../../../../functions/src/platform/errors.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { holds } from "../../permissions.ts";
import type { Caller } from "../../shell/player.ts";

export type Listed = MembershipListMembersOutput["members"][number];

/** Somebody who manages a region's members. */
export interface Officer {
  readonly uid: string;
  readonly governs: boolean;
}

/** Null of who manages no members here. */
export function officerIn(region: Region, member: MemberFacts | undefined, caller: Caller): Officer | null {
  if (!holds("region:{regionId}:members:manage", region, member, caller)) return null;
  return { uid: caller.uid, governs: rolesIn(region, member, caller).includes("governor") };
}

/**
 * The rule against an act upon a member, in the server's words; null where there is none. An administrator in a region of
 * the platform is known to the server alone.
 */
export function ruleAgainst(
  act: "adverse" | "favourable",
  officer: Officer,
  { ownerUid, governorUid }: Region,
  { uid, status, offices, moderatorPermissions }: Listed,
): string | null {
  const subject = {
    uid,
    holdsRegion: ownerUid === uid || governorUid === uid || (status === "active" && offices.length > 0),
    moderates: status === "active" && (moderatorPermissions ?? []).length > 0,
  };
  try {
    requireAuthority(officer, subject, act);
    return null;
  } catch (error) {
    if (error instanceof GameError) return error.message;
    throw error;
  }
}
