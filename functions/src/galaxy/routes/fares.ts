export const GATE_FEE_CREDITS = { min: 100, max: 500 } as const;
/** Two gates that lie as far apart in the Nexus pay the most, and so do those that lie further. */
export const GATE_FEE_FULL_DISTANCE_UNITS = 6_000;

/** What a ride on the express lanes takes any class of ship, in tenths of a turn. */
export const RIDE_TENTHS = 30;
/** Part of the gate's fee that a ride over the same distance costs. */
const RIDE_PART = 10;

/**
 * What the platform's gates charge for a passage: 100 credits, rising in proportion to the straight distance between the
 * sectors where it enters and leaves the Nexus to 500 at 6,000 units, and no further. Rounded down. Source: seed 002,
 * "platform warp gate access: 100–500 credits depending on destination distance"; the linear form is ours.
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

/** What a ride costs over the straight distance between its two ends: 10 to 50 credits. */
export function rideFareCredits(distanceUnits: number): number {
  return Math.floor(gateFeeCredits(distanceUnits) / RIDE_PART);
}
