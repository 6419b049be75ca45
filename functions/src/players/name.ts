import { after, DAY_MS } from "../platform/duration.ts";
import { GameError } from "../platform/errors.ts";
import { isPlatformName } from "../platform/lookalike.ts";
import type { PlayerName } from "./schema.ts";

/** So long is a name that somebody gave up kept from others, who could pass for that person. */
const HELD_DAYS = 90;

/** @throws GameError `NAME_TAKEN` when the name, or one that looks like it, is another's, was another's lately, or the platform's. */
export function requireFreeName(holder: PlayerName | undefined, uid: string, name: string, now: Date): void {
  if (isPlatformName(name)) {
    throw new GameError(
      "NAME_TAKEN",
      `The name "${name}" is, or looks like, one of the platform's; choose another one.`,
      { name },
    );
  }
  if (holder === undefined || holder.uid === uid) return;
  if (holder.heldUntil && holder.heldUntil <= now) return;
  throw new GameError(
    "NAME_TAKEN",
    holder.heldUntil
      ? `The name "${name}" is, or looks like, one that is kept for its former owner until ` +
          `${holder.heldUntil.toISOString()}; choose another one.`
      : `The name "${name}" is taken, or looks like "${holder.name}"; choose another one.`,
    { name },
  );
}

/** The name as its owner bears it. */
export function takenName(uid: string, name: string, now: Date): PlayerName {
  return { uid, name, reservedAt: now, heldUntil: null };
}

/** A name that its owner has given up, for another one or with the account: then it is nobody's who could be told. */
export function freedName(
  owner: { readonly uid: string; readonly name: string } | null,
  now: Date,
): PlayerName {
  const { uid = null, name = null } = owner ?? {};
  return { uid, name, reservedAt: now, heldUntil: after(now, HELD_DAYS * DAY_MS) };
}
