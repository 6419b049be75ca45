import { z } from "zod";
import type { SplitOff, StoredField } from "../platform/documents/collection.ts";
import { unchanged } from "../platform/documents/versions.ts";
import { after, DAY_MS } from "../platform/duration.ts";
import {
  composedLine,
  composedLineOfBytes,
  composedText,
  date,
  documentId,
  integer,
  line,
  regionId,
  text,
  uid,
} from "../platform/fields.ts";
import { documents } from "../platform/store.ts";
import { configurationChangeSchema } from "./configuration/configuration.ts";
import { formerField } from "./configuration/dated.ts";
import { settingsSchema, statuteSchema } from "./configuration/partSchemas.ts";
import { MAX_GOVERNOR_CHANGES } from "./holders/governorChange.ts";
import { MOST_AID_SHIPS } from "./mostAidShips.ts";
import { displayName } from "./names/displayName.ts";
import { regions as room } from "./room.ts";
import { MAX_STATUS_REASON_BYTES, NO_HOLDS } from "./status/holds.ts";
import {
  regionOfEightGoods,
  regionWithoutSettings,
  settingsBeforeVersion3,
  settingsWithCombatReserved,
  settingsWithCurrencyReserved,
  settingsWithLeviesReserved,
  settingsWithMoneyReserved,
  settingsWithPlanetTaxReserved,
  settingsWithTariffReserved,
} from "./versions.ts";

export const regionStatus = z.enum(["provisioning", "active", "suspended", "closing", "closed", "failed"]);
export type RegionStatus = z.infer<typeof regionStatus>;

/** Why somebody overrode a region's own government, or ended it: the members will read it. */
export const publicReason = line(500, 10);

/** Why a region is suspended. */
const hold = z.strictObject({
  since: date,
  /** When the region begins to close, unless the hold has ended by then; null without a term. */
  until: date.nullable(),
});
export type Hold = z.infer<typeof hold>;
/** `billing`: for want of payment. `platform`: by an administrator. */
const holdsSchema = z.strictObject({ billing: hold.nullable(), platform: hold.nullable() });
export type Holder = keyof z.infer<typeof holdsSchema>;

/** At most 2 kB, since every call in a region reads it. */
export const regionSchema = z.strictObject({
  /** The region's id is its unique, URL-safe name and never changes. */
  regionId,
  worldId: documentId.max(32),
  kind: z.enum(["nexus", "default", "owned"]),
  status: regionStatus,
  /** Why it is suspended or closing, as far as it fits: the region's log has all of it. Null while nothing is wrong. */
  statusReason: composedLineOfBytes(MAX_STATUS_REASON_BYTES).nullable(),
  /** Being suspended is having one; each holder ends the own alone. */
  holds: holdsSchema.default(NO_HOLDS),
  displayName,
  /** Who pays and holds the region; null where it belongs to the platform. */
  ownerUid: uid.nullable(),
  /** The elected governor; null while the office is vacant and its powers are the owner's. */
  governorUid: uid.nullable(),
  /**
   * When somebody else came to have the governor's powers, of the last days: moderators whom the former one has named go on
   * for a time, and what has been dealt with is taken out.
   */
  governorChangesAt: z.array(date).max(MAX_GOVERNOR_CHANGES).default([]),
  /** When mandates end with the first of those; null while there is none. The schedule looks for it. */
  mandatesEndAt: date.nullable().default(null),
  sectorCount: integer(1, 5_000),
  /** With the configuration of the galaxy it decides every sector. */
  seed: line(64),
  /** The job that builds, or built, the sectors. */
  jobId: documentId.max(40),
  ...statuteSchema,
  createdAt: date,
  /** First opening; null before. */
  activatedAt: date.nullable(),
  /** When it had closed, with nothing left; a year later others may bear its names. */
  closedAt: date.nullable().default(null),
  /** When it begins to close, as its owner has announced; null once it has begun, and before anything is announced. */
  closesAt: date.nullable().default(null),
  /** How long it has been held in all, before any hold that is on it now: what grows in the region stood still then. */
  heldMs: integer(0, Number.MAX_SAFE_INTEGER).default(0),
});
export type Region = z.infer<typeof regionSchema>;

export const regions = documents(room.collections.regions, regionSchema, {
  versions: { 2: regionOfEightGoods, 3: regionWithoutSettings },
  splitOff: splitOffSettings,
});

/** What a government sets and few calls ask for. `configuration/storedConfiguration.ts` reads and writes it with the rest. */
export const settings = documents(
  room.collections.settings,
  z.strictObject({
    regionId,
    ...settingsSchema,
    /** What the region was made for before, each until when: ports reckon with it. */
    specializedBefore: formerField.default([]),
    /**
     * Ships that an ally owes it by a pact: under way while `dueAt` stands, on patrol until `until`. `combat/aid/aid.ts` says what they do; a
     * fight reads the settings anyway.
     */
    aid: z
      .strictObject({
        callId: documentId.max(40),
        allyId: regionId,
        ships: integer(1, MOST_AID_SHIPS),
        dueAt: date.nullable(),
        until: date.nullable(),
      })
      .nullable()
      .default(null),
    /** While nobody pays for docking; null where no event has waived it since long. Docking reads the settings anyway. */
    dockingWaiver: z.strictObject({ from: date, until: date }).nullable().default(null),
  }),
  {
    // A list of reserved fields may name the docking fee, too.
    versions: {
      2: unchanged,
      3: settingsWithLeviesReserved,
      4: settingsWithMoneyReserved,
      5: settingsWithTariffReserved,
      6: settingsWithCombatReserved,
      7: unchanged,
      8: settingsWithPlanetTaxReserved,
      9: unchanged,
      10: settingsWithCurrencyReserved,
    },
  },
);
export type Settings = z.infer<typeof settings.schema>;
/** What stands beside the settings, and no government sets. */
export type Beside = Pick<Settings, "specializedBefore" | "aid" | "dockingWaiver">;

const offerSchema = z.strictObject({
  regionId,
  offerId: documentId,
  fromUid: uid,
  toUid: uid,
  offeredAt: date,
  until: date,
  checkoutId: documentId.nullable(),
});
/** The last offer of a region; `holders/offer.ts` says what of it stands. */
export const offers = documents(room.collections.offers, offerSchema);

/** A document that there is once in each region. */
export const inRegion = (regionId: string) => ({ regionId, part: "current" }) as const;

function splitOffSettings(stored: StoredField): SplitOff[] {
  const configuration = stored("configuration") as Record<string, unknown> | undefined;
  if (configuration === undefined) return [];
  const regionId = stored("regionId") as string;
  const document = { regionId, ...settingsBeforeVersion3(configuration), specializedBefore: [], aid: null };
  return [{ ref: settings.ref(inRegion(regionId)), document }];
}

/** Active members by standing; who is banned or has left is in none. */
export const memberCountsSchema = z.strictObject({
  visitors: integer(0, 10_000_000),
  residents: integer(0, 10_000_000),
  citizens: integer(0, 10_000_000),
});

/** Made and refreshed by a schedule. A count that finds the same writes nothing. */
export const memberCounts = documents(
  room.collections.memberCounts,
  memberCountsSchema.extend({
    regionId,
    /** When these very numbers were first found. */
    countedAt: date,
  }),
);

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

const MAX_TITLE = 120;
const MAX_BODY = 4_000;

/** What an officer writes is refused where it does not fit; what we compose is cut. */
export const announcementInput = { title: line(MAX_TITLE), body: text(MAX_BODY, 1) };

/** A notice to all members: one document, however many read it. */
const announcementSchema = z.strictObject({
  title: composedLine(MAX_TITLE),
  body: composedText(MAX_BODY),
  authorUid: uid,
  at: date,
  /** A TTL policy deletes it then; null of one from before there was an end. */
  expiresAt: date.nullable().default(null),
});
type Announcement = z.infer<typeof announcementSchema>;
export const announcements = documents(room.collections.announcements, announcementSchema);

const ANNOUNCEMENT_KEPT_DAYS = 365;

/** An announcement with its end: after a year it is no news. What was done stays in the region's log. */
export function announcementOf(said: Omit<Announcement, "expiresAt">): Announcement {
  return { ...said, expiresAt: after(said.at, ANNOUNCEMENT_KEPT_DAYS * DAY_MS) };
}

/** What an administrator can do to a region in an emergency; other rooms register further kinds. */
export const ownActions = [
  z.strictObject({ kind: z.literal("suspend") }),
  z.strictObject({ kind: z.literal("reopen") }),
  z.strictObject({ kind: z.literal("close") }),
  z.strictObject({ kind: z.literal("vacateGovernor") }),
  z.strictObject({ kind: z.literal("configure"), change: configurationChangeSchema }),
] as const;
export type OwnAction = z.infer<(typeof ownActions)[number]>;
