import type { Member } from "../membership/schema.ts";
import type { Region } from "../regions/schema.ts";

/** Owner, governor, council, ambassadors and moderators: who decides on public money, or may. */
export function isOfficer(
  { ownerUid, governorUid }: Pick<Region, "ownerUid" | "governorUid">,
  uid: string,
  member: Pick<Member, "offices" | "moderatorPermissions"> | undefined,
): boolean {
  if (uid === ownerUid || uid === governorUid) return true;
  return member !== undefined && member.offices.length + member.moderatorPermissions.length > 0;
}
