import { moment, type Point, question } from "../platform/moments.ts";
import type { OutboxRow } from "../platform/work/outbox.ts";

/** Where a new player starts, and with what. */
export interface FirstHome {
  readonly regionId: string;
  readonly startingCredits: number;
}

/** Where does somebody start who registers now? Refused while there is nowhere. */
export const firstHome = question<Record<string, never>, FirstHome>("players/firstHome");

export const accountRegistered = moment<{
  readonly uid: string;
  readonly name: string;
  readonly homeRegionId: string;
}>("players/accountRegistered");

/** The account is gone with this commit; what the player has left behind is erased by a task. */
export const accountErased = moment<{ readonly uid: string }>("players/accountErased");

/**
 * What must end elsewhere before a gone player's documents are erased: the row of the task that ends it, and that stages the
 * erasure anew (`erasureRow`) once it has. Null where there is nothing. Safe to repeat.
 */
export type EndedFirst = (uid: string) => Promise<OutboxRow | null>;

export const beforeErasure: Point<EndedFirst> = { name: "players/beforeErasure" };

/** The platform has blocked an account, or lifts the block. */
export const accountBlocked = moment<{ readonly uid: string; readonly blocked: boolean }>(
  "players/accountBlocked",
);

/** A player becomes a Galactic Citizen, or is one no longer: by a subscription, or by the premium of a home that has closed. */
export const entitlementChanged = moment<{ readonly uid: string; readonly galacticCitizen: boolean }>(
  "players/entitlementChanged",
);

export const homeMoved = moment<{
  readonly uid: string;
  /** Null where the player had none. */
  readonly fromRegionId: string | null;
  /** Null where the player has none now. */
  readonly toRegionId: string | null;
  /** The same commit bans the player from the former one. */
  readonly isBanned: boolean;
  /** The former one is closing. */
  readonly isClosing: boolean;
}>("players/homeMoved");

/**
 * Writes a player's present name wherever a room keeps it beside the uid: read in the transaction that writes it, so that
 * of two tasks at once none leaves an older name. Safe to repeat, and to run late.
 */
export type NameUse = (uid: string) => Promise<void>;

/** Rooms that show names in documents of theirs. */
export const nameUses: Point<NameUse> = { name: "players/nameUses" };
