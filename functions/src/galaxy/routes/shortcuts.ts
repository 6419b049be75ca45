import { GameError } from "../../platform/errors.ts";
import type { Point } from "../../platform/moments.ts";
import { type Journey, joinLegs } from "./journey.ts";
import { legOf } from "./legs.ts";
import type { Preference } from "./preference.ts";
import type { Place } from "./stretches.ts";

/** A way from sector to sector that is no warp and no gate of the platform's. */
export interface Shortcut {
  readonly kind: "playerGate" | "tunnel";
  readonly id: string;
  readonly from: Place;
  readonly to: Place;
  readonly feeCredits: number;
  readonly turnsTenths: number;
}

/** For whom shortcuts are looked for, and between which regions; within one where both are the same. */
export interface Wanted {
  readonly uid: string;
  readonly fromRegionId: string;
  readonly toRegionId: string;
  readonly now: Date;
}

/** What a later room knows of shortcuts that this player can take. */
export const shortcuts: Point<(wanted: Wanted) => Promise<readonly Shortcut[]>> = {
  name: "galaxy/shortcuts",
};

interface ByShortcut {
  readonly journey: Journey;
  readonly shortcut: Shortcut;
}

/** The best way that takes one shortcut; null where none leads there. */
export async function bestByShortcut(
  known: readonly Shortcut[],
  { from, to }: { readonly from: Place; readonly to: Place },
  { prefer, warpTenths }: { readonly prefer: Preference; readonly warpTenths: number },
): Promise<ByShortcut | null> {
  const ways: ByShortcut[] = [];
  for (const shortcut of known) {
    const flown = await legsBy(shortcut, { from, to }, prefer);
    if (flown === null) continue;
    const { turnsTenths: tenths, ...journey } = joinLegs(flown, NOTHING_BETWEEN, warpTenths);
    const turnsTenths = tenths + shortcut.turnsTenths;
    const turns = Math.ceil(turnsTenths / 10);
    const gateFeeCredits = shortcut.feeCredits;
    ways.push({ journey: { ...journey, turnsTenths, turns, gateFeeCredits }, shortcut });
  }
  return ways.reduce<ByShortcut | null>(
    (best, way) => (best === null || isBetter(way.journey, best.journey, prefer) ? way : best),
    null,
  );
}

const NOTHING_BETWEEN = { ride: null, gateCount: 0, crossingUnits: 0 } as const;

/** By turns, or by the distance that is flown. */
export function isBetter(
  one: Pick<Journey, "turnsTenths" | "distanceUnits">,
  other: Pick<Journey, "turnsTenths" | "distanceUnits">,
  prefer: Preference,
): boolean {
  return prefer === "fewestTurns"
    ? one.turnsTenths < other.turnsTenths
    : one.distanceUnits < other.distanceUnits;
}

async function legsBy(
  shortcut: Shortcut,
  { from, to }: { readonly from: Place; readonly to: Place },
  prefer: Preference,
) {
  const [first, last] = [shortcut.from.sectorNumber, shortcut.to.sectorNumber];
  try {
    return [
      await legOf({ regionId: from.regionId, first: from.sectorNumber, last: first }, prefer),
      await legOf({ regionId: to.regionId, first: last, last: to.sectorNumber }, prefer),
    ];
  } catch (error) {
    if (error instanceof GameError && error.reason === "ROUTE_UNREACHABLE") return null;
    throw error;
  }
}
