import { z } from "zod";
import { composedLine, date, line, newName, regionId, text, uid } from "../platform/fields.ts";
import { accountIdField } from "../platform/ledger/accounts.ts";
import { documents } from "../platform/store.ts";
import { MAX_HOMES } from "./home.ts";
import { players as room } from "./room.ts";

/** A name that a person can tell from others: two letters or digits at the least. */
const playerName = line(32, 3).regex(
  /[\p{L}\p{N}].*[\p{L}\p{N}]/u,
  "must hold at least two letters or digits",
);
/** Of an input: stored names may be older than what new ones must be. */
export const playerNameField = newName(playerName);
export const biographyField = text(500);

/** Why an account is blocked; short enough to stand in a notice. */
export const blockReason = line(300, 3);

/** A keyed digest of an e-mail address: it tells whether one comes again, and to nobody which. */
const addressDigestField = z.string().length(43);

export const playerSchema = z.strictObject({
  uid,
  /** Unique over all players, look-alikes included. */
  name: playerName,
  biography: biographyField,
  /** Null only while the player has no home: after leaving one, before choosing the next. */
  homeRegionId: regionId.nullable(),
  /** Oldest first; `homeRegionId` is the last one's. */
  homes: z.array(z.strictObject({ regionId: regionId.nullable(), since: date })).max(MAX_HOMES),
  /** The pseudonym under which the ledger knows the player: erasing this document erases the link. */
  accountId: accountIdField,
  /** Where the starting credits came from; set once, never again. */
  startingCreditsFrom: regionId.nullable(),
  /** Of the e-mail address that was proved at registration; null without one. It goes with the account. */
  addressDigest: addressDigestField.nullable().default(null),
  /** Entitlement, kept by billing. */
  galacticCitizen: z.boolean(),
  registeredAt: date,
  /** By an administrator; null of an account that may act. */
  blocked: z.strictObject({ reason: blockReason, byUid: uid, at: date }).nullable().default(null),
  /** Whose home has closed: the latest such region, and until when premium is given for it; null where none has. */
  displaced: z
    .strictObject({
      fromRegionId: regionId,
      since: date,
      premiumUntil: date.nullable(),
      /** When the entitlement is to be looked at: at once, then at the end of the premium; null where nothing comes of it any more. */
      dueAt: date.nullable().default(null),
    })
    .nullable()
    .default(null),
});
export type Player = z.infer<typeof playerSchema>;

export const players = documents(room.collections.players, playerSchema);

/**
 * Holds a name and everything that looks like it: the id is the look-alike key of `platform/lookalike.ts`. A name that was
 * given up is held for its owner until an instant; that of an erased account names nobody.
 */
const playerNameSchema = z.strictObject({
  uid: uid.nullable(),
  name: line(32).nullable(),
  reservedAt: date,
  /** Null while the owner bears it. */
  heldUntil: date.nullable(),
});
export type PlayerName = z.infer<typeof playerNameSchema>;
export const playerNames = documents(room.collections.playerNames, playerNameSchema, {
  // A name of the first version is borne by its owner.
  versions: { 2: (before) => ({ ...before, heldUntil: null }) },
});

/** A notice to one player. */
export const notices = documents(
  room.collections.notices,
  z.strictObject({
    /** Stable word for programs: `MEMBERSHIP_APPROVED`. */
    kind: z
      .string()
      .max(64)
      .regex(/^[A-Z_]+$/),
    sentence: composedLine(500),
    regionId: regionId.nullable(),
    at: date,
    readAt: date.nullable(),
    /** A TTL policy deletes it then; null while nobody has read it. */
    expiresAt: date.nullable().default(null),
  }),
);

/**
 * An e-mail address whose account has had starting credits, by its digest. Held for as long as the account lives and 90 days
 * beyond: who registers with it again starts with an empty purse.
 */
export const addressGrants = documents(
  room.collections.addressGrants,
  z.strictObject({
    /** Null while the account lives; a TTL policy deletes the record then. */
    heldUntil: date.nullable(),
  }),
);

/**
 * An account that was deleted: its token outlives it by up to an hour and must not register anew meanwhile. Names
 * nobody: the uid belongs to no Auth user once `erasedAt` is set.
 */
export const erasures = documents(
  room.collections.erasures,
  z.strictObject({
    requestedAt: date,
    /** Null while the task has documents left to erase. */
    erasedAt: date.nullable(),
    /** A TTL policy deletes the record then. */
    expiresAt: date,
  }),
);
