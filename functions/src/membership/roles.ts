import type { Caller } from "../platform/access.ts";
import { permissionsOf, type Role } from "../platform/declaration/permissions.ts";
import type { Region } from "../regions/schema.ts";
import type { Member } from "./schema.ts";

/** What of a region and of a membership decides who may do what. */
export type RegionFacts = Pick<Region, "kind" | "ownerUid" | "governorUid">;
export type MemberFacts = Pick<
  Member,
  "status" | "standing" | "moderatorPermissions" | "offices" | "blocked"
>;

/**
 * The roles that a caller has in a region. A ban takes everything but the platform's and the owner's own powers.
 * The owner has the governor's powers while that office is vacant; in the platform's regions administrators have them.
 */
export function rolesIn(
  region: RegionFacts,
  member: MemberFacts | undefined,
  caller: Pick<Caller, "uid" | "administrator">,
): Role[] {
  const roles: Role[] = caller.administrator ? ["administrator"] : [];
  if (region.ownerUid === caller.uid) roles.push("owner");
  if (governs(region, caller)) roles.push("governor");
  if (member?.status === "active" && !member.blocked) {
    if (member.standing === "citizen") roles.push("citizen");
    roles.push(...member.offices);
  }
  return roles;
}

function governs(
  { kind, ownerUid, governorUid }: RegionFacts,
  { uid, administrator }: Pick<Caller, "uid" | "administrator">,
): boolean {
  if (governorUid !== null) return governorUid === uid;
  return kind === "owned" ? ownerUid === uid : administrator;
}

/** Whether the caller may see the inside of a region, by the same rule as `firestore.rules` has for its chart. */
export function mayView(
  { kind, ownerUid, governorUid }: RegionFacts,
  member: MemberFacts | undefined,
  { uid, administrator }: Pick<Caller, "uid" | "administrator">,
): boolean {
  if (administrator || ownerUid === uid || governorUid === uid) return true;
  if (member?.blocked) return false;
  return kind === "owned" ? member?.status === "active" : member?.status !== "banned";
}

/** The permissions that a caller holds in a region: those of the roles, and what a moderator was named for. */
export function permissionsHeld(
  region: RegionFacts,
  member: MemberFacts | undefined,
  caller: Pick<Caller, "uid" | "administrator">,
): ReadonlySet<string> {
  const named = member?.status === "active" && !member.blocked ? member.moderatorPermissions : [];
  return new Set([...rolesIn(region, member, caller).flatMap(permissionsOf), ...named]);
}
