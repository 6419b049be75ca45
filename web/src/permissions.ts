import { type MemberFacts, type RegionFacts, rolesIn } from "../../functions/src/membership/roles.ts";
import type { Caller } from "../../functions/src/platform/access.ts";
import type { RegionalPermission, Role } from "../../functions/src/platform/declaration/permissions.ts";

/**
 * Which roles hold a region's permission. The rooms declare it beside their handlers, which no page may load: a test holds
 * this table against their declarations, whole.
 */
export const HELD_BY: Readonly<Record<RegionalPermission, readonly Role[]>> = {
  "region:{regionId}:owner:*": ["owner"],
  "region:{regionId}:governance:manage": ["governor"],
  "region:{regionId}:economy:manage": ["governor"],
  "region:{regionId}:members:manage": ["governor"],
  "region:{regionId}:analytics:view": ["administrator", "owner", "governor", "councilMember"],
  "region:{regionId}:vote": ["citizen"],
  "region:{regionId}:policy:propose": ["governor", "citizen", "councilMember"],
  "region:{regionId}:treaties:negotiate": ["governor", "ambassador"],
};

/** What a governor may hand to a moderator, one by one. */
export const DELEGABLE = [
  "region:{regionId}:economy:manage",
  "region:{regionId}:members:manage",
  "region:{regionId}:governance:manage",
  "region:{regionId}:analytics:view",
] as const satisfies readonly RegionalPermission[];

/** Whether somebody holds a permission in a region, by a role or named for it as a moderator. */
export function holds(
  permission: RegionalPermission,
  region: RegionFacts,
  member: MemberFacts | undefined,
  caller: Pick<Caller, "uid" | "administrator">,
): boolean {
  const named = member?.status === "active" && !member.blocked ? member.moderatorPermissions : [];
  return (
    named.includes(permission) ||
    rolesIn(region, member, caller).some((role) => HELD_BY[permission].includes(role))
  );
}
