import { GameError } from "../../platform/errors.ts";
import type { Shortcut } from "../moments.ts";
import { type Journey, joinLegs, type Leg } from "./journey.ts";
import type { Preference } from "./preference.ts";
import type { Place, Stretch } from "./stretches.ts";

/** A way that takes one shortcut, from the first leg to the second one. */
export interface ByShortcut {
  readonly journey: Journey;
  readonly shortcut: Shortcut;
}

interface How {
  readonly prefer: Preference;
  readonly warpTenths: number;
  /** @throws GameError `ROUTE_UNREACHABLE` */
  legOf(stretch: Stretch): Promise<Leg>;
}

/** The best way that takes one shortcut; null where none leads there. */
export async function bestByShortcut(
  known: readonly Shortcut[],
  { from, to }: { readonly from: Place; readonly to: Place },
  { prefer, warpTenths, legOf }: How,
): Promise<ByShortcut | null> {
  let best: ByShortcut | null = null;
  for (const shortcut of known) {
    const legs = await legsBy(shortcut, { from, to }, legOf);
    if (legs === null) continue;
    const journey = withShortcut(joinLegs(legs, NOTHING_BETWEEN, warpTenths), shortcut);
    if (best === null || isBetter(journey, best.journey, prefer)) best = { journey, shortcut };
  }
  return best;
}

const NOTHING_BETWEEN = { ride: null, gateCount: 0, crossingUnits: 0 } as const;

function withShortcut(journey: Journey, { turnsTenths, feeCredits }: Shortcut): Journey {
  const tenths = journey.turnsTenths + turnsTenths;
  return { ...journey, turnsTenths: tenths, turns: Math.ceil(tenths / 10), gateFeeCredits: feeCredits };
}

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
  legOf: How["legOf"],
): Promise<Leg[] | null> {
  const [first, last] = [shortcut.from.sectorNumber, shortcut.to.sectorNumber];
  try {
    return [
      await legOf({ regionId: from.regionId, first: from.sectorNumber, last: first }),
      await legOf({ regionId: to.regionId, first: last, last: to.sectorNumber }),
    ];
  } catch (error) {
    if (error instanceof GameError && error.reason === "ROUTE_UNREACHABLE") return null;
    throw error;
  }
}
