/** A way by warps within one region. */
export interface Leg {
  readonly regionId: string;
  /** Every sector on the way, the first and the last included. */
  readonly sectors: readonly number[];
  readonly warpCount: number;
  readonly distanceUnits: number;
}

/** A way through one or more regions, from leg to leg by warp gate. */
export interface Journey {
  readonly legs: readonly Leg[];
  readonly warpCount: number;
  readonly gateCount: number;
  readonly distanceUnits: number;
  /** For every warp what the class of ship takes, and a turn for every gate; in tenths, and rounded up to whole turns. */
  readonly turnsTenths: number;
  readonly turns: number;
  readonly gateFeeCredits: number;
}

/** A gate takes one turn; so does a warp where no class is named. */
const GATE_TENTHS = 10;

export const GATE_FEE_CREDITS = { min: 100, max: 500 } as const;
/** About the longest journey there is, from one region's far frontier across the Nexus to another's. */
export const GATE_FEE_FULL_DISTANCE_UNITS = 24_000;

/**
 * What the platform's gates charge for one journey, however many of them it passes: 100 credits, rising in proportion
 * to the journey's whole distance to 500 at 24,000 units, and no further. Rounded down. Source: seed 002, "platform
 * warp gate access: 100–500 credits depending on destination distance"; the linear form is ours.
 * Throws a RangeError for a negative or fractional distance.
 */
export function gateFeeCredits(distanceUnits: number): number {
  if (!Number.isSafeInteger(distanceUnits) || distanceUnits < 0) {
    throw new RangeError(`distanceUnits must be a whole number of at least 0, was ${distanceUnits}`);
  }
  const charged = Math.min(distanceUnits, GATE_FEE_FULL_DISTANCE_UNITS);
  const span = GATE_FEE_CREDITS.max - GATE_FEE_CREDITS.min;
  return GATE_FEE_CREDITS.min + Math.floor((span * charged) / GATE_FEE_FULL_DISTANCE_UNITS);
}

/**
 * Joins legs in the order they are flown, a gate between each two: one leg stays within a region and is free, two
 * begin or end in the Nexus, three cross it. Gates themselves have no length. Throws a RangeError without a leg.
 */
export function joinLegs(legs: readonly Leg[], warpTenths = GATE_TENTHS): Journey {
  if (legs.length === 0) throw new RangeError("a journey needs at least one leg");
  const warpCount = legs.reduce((sum, leg) => sum + leg.warpCount, 0);
  const distanceUnits = legs.reduce((sum, leg) => sum + leg.distanceUnits, 0);
  const gateCount = legs.length - 1;
  const turnsTenths = warpCount * warpTenths + gateCount * GATE_TENTHS;
  return {
    legs,
    warpCount,
    gateCount,
    distanceUnits,
    turnsTenths,
    turns: Math.ceil(turnsTenths / 10),
    gateFeeCredits: gateCount === 0 ? 0 : gateFeeCredits(distanceUnits),
  };
}
