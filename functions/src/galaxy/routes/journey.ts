import { gateFeeCredits, RIDE_TENTHS } from "./fares.ts";
import { PLAIN_WARP_TENTHS } from "./speed.ts";

/** A way by warps within one region. */
export interface Leg {
  readonly regionId: string;
  /** Every sector on the way, the first and the last included. */
  readonly sectors: readonly number[];
  readonly warpCount: number;
  readonly distanceUnits: number;
}

/** A ride on the express lanes, between two legs in the Nexus. */
export interface Ride {
  readonly fromGateId: string;
  readonly toGateId: string;
  readonly fareCredits: number;
}

/** A way through one or more regions, from leg to leg by warp gate, or by a ride where two legs lie in one region. */
export interface Journey {
  readonly legs: readonly Leg[];
  readonly ride: Ride | null;
  readonly warpCount: number;
  readonly gateCount: number;
  readonly distanceUnits: number;
  /** For every warp what the class of ship takes, a turn for every gate and three for a ride; in tenths, and rounded up to whole turns. */
  readonly turnsTenths: number;
  readonly turns: number;
  readonly gateFeeCredits: number;
}

/** What stands between the legs of a journey. */
export interface Between {
  readonly ride: Ride | null;
  readonly gateCount: number;
  /** Straight from where the journey enters the Nexus to where it leaves it; 0 where it does not cross it. */
  readonly crossingUnits: number;
}

/** A gate takes one turn. */
const GATE_TENTHS = 10;

/**
 * Joins legs in the order they are flown: one leg stays within a region and is free, two begin or end in the Nexus or pass
 * from gate to gate, three cross it by warps; a ride parts the leg in the Nexus into two. Gates themselves have no length.
 * Throws a RangeError without a leg.
 */
export function joinLegs(
  legs: readonly Leg[],
  { ride, gateCount, crossingUnits }: Between,
  warpTenths = PLAIN_WARP_TENTHS,
): Journey {
  if (legs.length === 0) throw new RangeError("a journey needs at least one leg");
  const warpCount = legs.reduce((sum, leg) => sum + leg.warpCount, 0);
  const distanceUnits = legs.reduce((sum, leg) => sum + leg.distanceUnits, 0);
  const turnsTenths = warpCount * warpTenths + gateCount * GATE_TENTHS + (ride === null ? 0 : RIDE_TENTHS);
  return {
    legs,
    ride,
    warpCount,
    gateCount,
    distanceUnits,
    turnsTenths,
    turns: Math.ceil(turnsTenths / 10),
    gateFeeCredits: gateCount === 0 ? 0 : gateFeeCredits(crossingUnits),
  };
}
