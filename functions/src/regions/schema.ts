import { z } from "zod";
import { date, documentId, integer, line, regionId, text, uid } from "../platform/fields.ts";
import { documents } from "../platform/store.ts";
import { configurationChangeSchema, configurationSchema } from "./configuration.ts";
import { regions as room } from "./room.ts";

export const regionStatus = z.enum(["provisioning", "active", "suspended", "closing", "closed", "failed"]);
export type RegionStatus = z.infer<typeof regionStatus>;

/** What people read; unique over all regions, look-alikes included, so it must hold something to compare. */
export const displayName = line(64, 3).regex(/[\p{L}\p{N}]/u, "must hold a letter or a digit");

/** Why somebody overrode a region's own government, or ended it: the members will read it. */
export const publicReason = line(500, 10);

/** Active members by standing; who is banned or has left is in none. */
export const memberCounts = z.strictObject({
  visitors: integer(0, 10_000_000),
  residents: integer(0, 10_000_000),
  citizens: integer(0, 10_000_000),
});
export type MemberCounts = z.infer<typeof memberCounts>;

export const regionSchema = z.strictObject({
  /** The region's id is its unique, URL-safe name and never changes. */
  regionId,
  worldId: line(64),
  kind: z.enum(["nexus", "default", "owned"]),
  status: regionStatus,
  /** Why it is suspended or closing; null while nothing is wrong. */
  statusReason: line(500).nullable(),
  displayName,
  /** Who pays and holds the region; null where it belongs to the platform. */
  ownerUid: uid.nullable(),
  /** The elected governor; null while the office is vacant and its powers are the owner's. */
  governorUid: uid.nullable(),
  sectorCount: integer(1, 5_000),
  /** With the configuration of the galaxy it decides every sector. */
  seed: line(64),
  /** The job that builds, or built, the sectors. */
  jobId: documentId,
  configuration: configurationSchema,
  /**
   * Refreshed by a schedule: no member's action writes this document. `countedAt` is when these very numbers were
   * first found; a count that finds the same writes nothing.
   */
  memberCounts: memberCounts.extend({ countedAt: date.nullable() }),
  createdAt: date,
  /** First opening; null before. */
  activatedAt: date.nullable(),
});
export type Region = z.infer<typeof regionSchema>;

export const regions = documents(room.collections.regions, regionSchema);

/** Holds a name and everything that looks like it: the id is the look-alike key of `platform/lookalike.ts`. */
export const regionNames = documents(
  room.collections.regionNames,
  z.strictObject({
    regionId,
    name: line(64),
    reservedAt: date,
    /** Of a region that is not paid yet: whose checkout holds the name, and until when it may. Null once the region stands. */
    hold: z.strictObject({ holdId: documentId, until: date }).nullable().default(null),
  }),
);

/** A notice to all members: one document, however many read it. */
export const announcementSchema = z.strictObject({
  title: line(120),
  body: text(4_000, 1),
  authorUid: uid,
  at: date,
});
export const announcements = documents(room.collections.announcements, announcementSchema);

/** Ten years; for longer, leave the term out. */
const MAX_BAN_HOURS = 87_600;

/** What an administrator can do to a region in an emergency. */
export const interventionAction = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("suspend") }),
  z.strictObject({ kind: z.literal("reopen") }),
  z.strictObject({ kind: z.literal("close") }),
  z.strictObject({ kind: z.literal("vacateGovernor") }),
  z.strictObject({ kind: z.literal("configure"), change: configurationChangeSchema }),
  /** Until lifted, where no term is given. */
  z.strictObject({ kind: z.literal("ban"), uid, termHours: integer(1, MAX_BAN_HOURS).optional() }),
  z.strictObject({ kind: z.literal("unban"), uid }),
]);
export type InterventionAction = z.infer<typeof interventionAction>;
