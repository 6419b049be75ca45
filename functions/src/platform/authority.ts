import type { Caller } from "./access.ts";
import type { Point } from "./moments.ts";
import type { Reads } from "./store.ts";

/** Tells who is registered; the room that holds the players hands it in. */
export interface Registration {
  /** What `require` looks at. */
  path(uid: string): string;
  /** @throws GameError `NOT_REGISTERED`, `ACCOUNT_BLOCKED`. */
  require(uid: string, reads: Reads): Promise<void>;
}

/** Tells who may do what in a region; the room that holds the memberships hands it in. */
export interface RegionalAuthority {
  /** What `requireMember` and `requireRecord` look at. */
  memberPath(regionId: string, uid: string): string;
  /** What `standingOf` and `requireView` look at. */
  paths(regionId: string, uid: string): readonly string[];
  /** An active membership. @throws GameError `BANNED`, `NOT_A_MEMBER`, `ACCOUNT_BLOCKED`. */
  requireMember(regionId: string, uid: string, reads: Reads): Promise<void>;
  /** A membership past or present that the platform has not banned. @throws GameError `BANNED`, `NOT_A_MEMBER`, `ACCOUNT_BLOCKED`. */
  requireRecord(regionId: string, uid: string, reads: Reads): Promise<void>;
  /**
   * Seeing the inside of a region, its chart for one, as the rules have it: an active member, the owner, the governor, an administrator, and in a region of the
   * platform every player who is not banned there.
   * @throws GameError `REGION_UNKNOWN`, `BANNED`, `NOT_A_MEMBER`, `ACCOUNT_BLOCKED`.
   */
  requireView(regionId: string, caller: Caller, reads: Reads): Promise<void>;
  /** @throws GameError `REGION_UNKNOWN`, `ACCOUNT_BLOCKED`. */
  standingOf(regionId: string, caller: Caller, reads: Reads): Promise<Standing>;
}

/** What somebody has in a region now: permissions, or the ban that takes them. */
export interface Standing {
  readonly permissions: ReadonlySet<string>;
  readonly isBanned: boolean;
}

export const registration: Point<Registration> = { name: "platform/registration" };
export const regionalAuthority: Point<RegionalAuthority> = { name: "platform/regionalAuthority" };
