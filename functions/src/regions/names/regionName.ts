import { FIRST_WORLD } from "../../galaxy/world.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import { isPlatformName, lookalikeKey } from "../../platform/lookalike.ts";
import type { Region } from "../schema.ts";

/** The ids that belong to the platform, each with the one kind of region that bears it. */
export const RESERVED_IDS: Readonly<Record<string, "nexus" | "default">> = {
  [FIRST_WORLD.nexusId]: "nexus",
  [FIRST_WORLD.firstHomeId]: "default",
};
const RESERVED_KEYS = new Map(
  Object.keys(RESERVED_IDS).map((regionId) => [lookalikeKey(regionId), regionId]),
);

/** The keys that a region holds: of its id and of what people read. One, where the two look alike. */
export function nameKeys(regionId: string, displayName: string): string[] {
  return [...new Set([lookalikeKey(regionId), lookalikeKey(displayName)])];
}

const HELD_AFTER_CLOSING_DAYS = 365;

/** Whether a region has been closed for so long that others may bear its names: nobody takes them for the one that was. */
export function hasFreedNames({ status, closedAt }: Pick<Region, "status" | "closedAt">, at: Date): boolean {
  if (status !== "closed") return false;
  return closedAt === null || after(closedAt, HELD_AFTER_CLOSING_DAYS * DAY_MS) <= at;
}

const MAX_ID_CHARACTERS = 32;

/** The id of the `number`th region of a name: `vega-2`. */
export function numberedId(regionId: string, number: number): string {
  const suffix = `-${number}`;
  return regionId.slice(0, MAX_ID_CHARACTERS - suffix.length).replace(/-$/, "") + suffix;
}

/** Who holds a name key now; undefined where nobody does. */
export type NameHolders = ReadonlyMap<
  string,
  | { readonly regionId: string; readonly name: string; readonly hold?: { readonly holdId: string } | null }
  | undefined
>;

/** Why a region cannot bear a name. */
export interface TakenName {
  readonly sentence: string;
  readonly metadata: { readonly name: string; readonly heldName?: string; readonly heldBy?: string };
}

/**
 * What is against a name of a region: it is, or looks like, another's or one of the platform's; null where nothing is.
 * @param holdIds checkouts of the same buyer, whose holds stand in nobody's way.
 */
export function takenName(
  regionId: string,
  name: string,
  holders: NameHolders,
  holdIds: readonly string[] = [],
): TakenName | null {
  if (isPlatformName(name) && !Object.hasOwn(RESERVED_IDS, regionId)) {
    const sentence = `"${name}" is taken: it is, or looks like, one of the platform's own names. Choose another name.`;
    return { sentence, metadata: { name } };
  }
  const key = lookalikeKey(name);
  const holder = RESERVED_KEYS.get(key) ?? holders.get(key)?.regionId;
  const hold = holders.get(key)?.hold ?? null;
  const isOwn = hold === null ? holder === regionId : holdIds.includes(hold.holdId);
  if (holder === undefined || isOwn) return null;
  const held = holders.get(key)?.name ?? holder;
  const sentence = `"${name}" is taken: "${held}" (region ${holder}) is the same or looks like it. Choose another name.`;
  return { sentence, metadata: { name, heldName: held, heldBy: holder } };
}

/**
 * @param holdIds checkouts of the same buyer, whose holds stand in nobody's way.
 * @throws GameError `NAME_TAKEN` when a name of the region is, or looks like, another's or one of the platform's.
 */
export function requireFreeNames(
  regionId: string,
  names: readonly string[],
  holders: NameHolders,
  holdIds: readonly string[] = [],
): void {
  for (const name of names) {
    const taken = takenName(regionId, name, holders, holdIds);
    if (taken !== null) throw new GameError("NAME_TAKEN", taken.sentence, taken.metadata);
  }
}

export interface NameChange {
  /** Holds the new name; the region may hold it already, for a name that looks the same. */
  readonly heldKey: string;
  /** No longer needed; null when the new name or the region's id still needs it. */
  readonly freedKey: string | null;
}

/** Which keys change hands when a region is renamed. @throws GameError `NAME_TAKEN`. */
export function renamed(
  region: { readonly regionId: string; readonly displayName: string },
  displayName: string,
  holders: NameHolders,
): NameChange {
  const { regionId } = region;
  requireFreeNames(regionId, [displayName], holders);
  const kept = nameKeys(regionId, displayName);
  return {
    heldKey: lookalikeKey(displayName),
    freedKey: nameKeys(regionId, region.displayName).find((key) => !kept.includes(key)) ?? null,
  };
}
