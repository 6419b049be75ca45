import { GameError } from "../../platform/errors.ts";
import { NO_MANDATE } from "../newMember.ts";
import type { Member } from "../schema.ts";

type Permissions = Member["moderatorPermissions"];

/**
 * The member with exactly the named permissions: an earlier appointment's are replaced.
 * @throws GameError `PERMISSION_DENIED` naming what the appointer does not hold.
 */
export function appointed(
  member: Member,
  named: Permissions,
  heldByAppointer: ReadonlySet<string>,
  at: Date,
): Member {
  const lacking = named.filter((permission) => !heldByAppointer.has(permission));
  if (lacking.length === 0) {
    return { ...member, moderatorPermissions: [...new Set(named)], moderatorSince: at };
  }
  throw new GameError(
    "PERMISSION_DENIED",
    `You can hand on only what you hold yourself; you do not hold: ${lacking.join(", ")}.`,
    { permissions: lacking },
  );
}

/** @throws GameError `STANDING_UNCHANGED` for a member who is no moderator. */
export function dismissed(member: Member): Member {
  if (member.moderatorPermissions.length > 0) return { ...member, ...NO_MANDATE };
  throw new GameError("STANDING_UNCHANGED", `The player ${member.uid} is no moderator.`, { uid: member.uid });
}
