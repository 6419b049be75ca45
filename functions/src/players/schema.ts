import { z } from "zod";
import { date, line, regionId, text, uid } from "../platform/fields.ts";
import { accountIdField } from "../platform/ledger/accounts.ts";
import { documents } from "../platform/store.ts";
import { MAX_HOMES } from "./home.ts";
import { players as room } from "./room.ts";

/** A name that a person can tell from others: two letters or digits at the least. */
export const playerNameField = line(32, 3).regex(
  /[\p{L}\p{N}].*[\p{L}\p{N}]/u,
  "must hold at least two letters or digits",
);
export const biographyField = text(500);

export const playerSchema = z.strictObject({
  uid,
  /** Unique over all players, look-alikes included. */
  name: playerNameField,
  biography: biographyField,
  /** Null only while the player has no home: after leaving one, before choosing the next. */
  homeRegionId: regionId.nullable(),
  /** Oldest first; `homeRegionId` is the last one's. */
  homes: z.array(z.strictObject({ regionId: regionId.nullable(), since: date })).max(MAX_HOMES),
  /** The pseudonym under which the ledger knows the player: erasing this document erases the link. */
  accountId: accountIdField,
  /** Where the starting credits came from; set once, never again. */
  startingCreditsFrom: regionId.nullable(),
  /** Entitlement, kept by billing. */
  galacticCitizen: z.boolean(),
  registeredAt: date,
});
export type Player = z.infer<typeof playerSchema>;

export const players = documents(room.collections.players, playerSchema);

/** Holds a name and everything that looks like it: the id is the look-alike key of `platform/lookalike.ts`. */
export const playerNames = documents(
  room.collections.playerNames,
  z.strictObject({ uid, name: line(32), reservedAt: date }),
);

/** A notice to one player. */
export const notices = documents(
  room.collections.notices,
  z.strictObject({
    /** Stable word for programs: `MEMBERSHIP_APPROVED`. */
    kind: z
      .string()
      .max(64)
      .regex(/^[A-Z_]+$/),
    sentence: line(500),
    regionId: regionId.nullable(),
    at: date,
    readAt: date.nullable(),
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
