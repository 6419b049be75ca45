import { z } from "zod";
import { date, documentId, integer, line, regionId, text, uid } from "../platform/fields.ts";
import { PATHS } from "../platform/paths.ts";
import { documents } from "../platform/store.ts";
import { configurationSchema } from "./configuration.ts";

export const regionStatus = z.enum(["provisioning", "active", "suspended", "closing", "closed", "failed"]);
export type RegionStatus = z.infer<typeof regionStatus>;

/** What people read; unique over all regions, look-alikes included, so it must hold something to compare. */
export const displayName = line(64, 3).regex(/[\p{L}\p{N}]/u, "must hold a letter or a digit");

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
  memberCounts: z.strictObject({
    visitors: integer(0, 10_000_000),
    residents: integer(0, 10_000_000),
    citizens: integer(0, 10_000_000),
    countedAt: date.nullable(),
  }),
  createdAt: date,
  /** First opening; null before. */
  activatedAt: date.nullable(),
});
export type Region = z.infer<typeof regionSchema>;

export const regions = documents(PATHS.regions, regionSchema);

/** Holds a name and everything that looks like it: the id is the look-alike key of `platform/lookalike.ts`. */
export const regionNames = documents(
  PATHS.regionNames,
  z.strictObject({ regionId, name: line(64), reservedAt: date }),
);

/** A notice to all members: one document, however many read it. */
export const announcements = documents(
  PATHS.announcements,
  z.strictObject({ title: line(120), body: text(4_000), authorUid: uid, at: date }),
);
