import { z } from "zod";
import type { RegionalPermission } from "../platform/declaration/permissions.ts";
import { date, integer, line, regionId, text, uid } from "../platform/fields.ts";
import { documents } from "../platform/store.ts";
import { membership } from "./room.ts";
import { MAX_CHECKPOINTS } from "./votingPower.ts";

export const MAX_MODERATOR_PERMISSIONS = 16;

const permissionField = line(64) as unknown as z.ZodType<RegionalPermission>;

export const standingField = z.enum(["visitor", "resident", "citizen"]);
export type Standing = z.infer<typeof standingField>;
export const reputationField = integer(-1_000, 1_000);
export const votingPowerField = integer(1, 10);

/** Up to ten years; for longer, the term is left out. */
export const banTermHours = integer(1, 87_600);

/** Why an officer acts; short enough to stand in a notice beside its sentence. */
export const reasonField = line(300, 3);

export const memberSchema = z.strictObject({
  uid,
  regionId,
  /** As it was when the membership last changed; the player's document has the present one. */
  name: line(32),
  status: z.enum(["active", "banned", "left"]),
  standing: standingField,
  reputation: reputationField,
  rank: line(64).nullable(),
  joinedAt: date,
  residentSince: date.nullable(),
  citizenSince: date.nullable(),
  /** What the citizenship rests on, and ends with; null of who is no citizen. */
  citizenGround: z.enum(["residence", "grant", "ownership"]).nullable().default(null),
  /** From when on a granted citizen's vote is in what is called where the vote binds; null: from the first day. */
  votesFrom: date.nullable().default(null),
  votingPower: votingPowerField,
  /**
   * What the member could vote with, since when, oldest first: 0 while not an active citizen. A vote asks what held
   * at the instant it was called.
   */
  votingPowerCheckpoints: z
    .array(z.strictObject({ since: date, power: integer(0, 10) }))
    .max(MAX_CHECKPOINTS),
  /** The same of `votesFrom`: what it was since when. */
  grantCheckpoints: z
    .array(z.strictObject({ since: date, votesFrom: date.nullable() }))
    .max(MAX_CHECKPOINTS)
    .default([]),
  /** The same of the member's vote in the council: 1 while seated. Empty: the seat has never changed. */
  councilCheckpoints: z
    .array(z.strictObject({ since: date, power: integer(0, 1) }))
    .max(MAX_CHECKPOINTS)
    .default([]),
  /** The latest change of the voting power, and of the seat: who counts an electorate of the past looks at those since. */
  checkpointAt: date.nullable().default(null),
  councilCheckpointAt: date.nullable().default(null),
  /** Full permission strings with `{regionId}` in them, of those that are declared delegable. */
  moderatorPermissions: z.array(permissionField).max(MAX_MODERATOR_PERMISSIONS),
  /** When the governor named, or confirmed, the moderator; null: before that was noted, or none. */
  moderatorSince: date.nullable().default(null),
  /** Elected offices held beside the governor's, which stands on the region. */
  offices: z.array(z.enum(["councilMember", "ambassador"])).max(2),
  ban: z
    .strictObject({
      reason: line(500),
      byUid: uid,
      /** Who stands behind it. The platform's ban ends a vote that was called before it, a region's does not. */
      rank: z.enum(["platform", "governor", "moderator"]).default("governor"),
      at: date,
      /** Null: until lifted. A schedule lifts it when it has passed. */
      until: date.nullable(),
      /** Whether it ended a membership: then its end makes the player a visitor again, else only free to join. */
      wasMember: z.boolean(),
    })
    .nullable(),
  /** Whether the platform has blocked the account: here as on the player's document, since access to a region reads this one. */
  blocked: z.boolean().default(false),
  visits: integer(0, 10_000_000),
  lastVisitAt: date,
});
export type Member = z.infer<typeof memberSchema>;

export const members = documents(membership.collections.members, memberSchema);

/** The player's own copy, written in the transaction that writes the member. */
export const memberships = documents(
  membership.collections.memberships,
  z.strictObject({
    regionId,
    status: memberSchema.shape.status,
    standing: standingField,
    reputation: reputationField,
    /** As often as the member has been there; 1 in a mirror of before this was noted. */
    visits: memberSchema.shape.visits.default(1),
    citizenSince: date.nullable(),
    banUntil: date.nullable(),
    updatedAt: date,
  }),
);

/** Applications that wait for an officer; answered ones are deleted, the audit log keeps the answer. */
export const joinRequests = documents(
  membership.collections.joinRequests,
  z.strictObject({
    uid,
    regionId,
    name: line(32),
    message: text(500),
    at: date,
    /** A TTL policy deletes it then, when nobody has answered; null of one from before there was an end. */
    expiresAt: date.nullable().default(null),
  }),
);
