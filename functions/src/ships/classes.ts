import { SHIP_CLASSES, type ShipClass, TENTHS_PER_WARP } from "../galaxy/routes/speed.ts";
import type { AccrualRate } from "../platform/accrual.ts";
import { SECOND_MS } from "../platform/duration.ts";

export interface ClassFacts {
  /** Null of a class that no yard sells. */
  readonly priceCredits: number | null;
  readonly holdUnits: number;
  /** What a warp takes, in tenths of a turn. */
  readonly warpTenths: number;
  readonly attack: number;
  readonly shieldPoints: number;
  readonly hullPoints: number;
}

const facts = (
  shipClass: ShipClass,
  priceCredits: number | null,
  [holdUnits, attack, shieldPoints, hullPoints]: readonly [number, number, number, number],
): ClassFacts => ({
  priceCredits,
  holdUnits,
  warpTenths: TENTHS_PER_WARP[shipClass],
  attack,
  shieldPoints,
  hullPoints,
});

/** What each class is and costs. No subscription changes any of it. */
export const CLASSES: Readonly<Record<ShipClass, ClassFacts>> = {
  escape_pod: facts("escape_pod", null, [10, 0, 0, 20]),
  scout: facts("scout", 1_500, [20, 8, 40, 40]),
  freighter: facts("freighter", 5_000, [80, 6, 60, 100]),
  hauler: facts("hauler", 18_000, [250, 8, 120, 200]),
  fighter: facts("fighter", 6_000, [15, 30, 100, 80]),
  cruiser: facts("cruiser", 40_000, [60, 60, 250, 250]),
  warp_jumper: facts("warp_jumper", null, [60, 10, 150, 150]),
};

/** What a yard sells. */
export const SOLD_CLASSES = SHIP_CLASSES.filter((shipClass) => CLASSES[shipClass].priceCredits !== null);

/** A shield grows back by a point each 30 seconds. */
export function shieldRate(shipClass: ShipClass): AccrualRate {
  return { units: 1, periodMs: 30 * SECOND_MS, cap: CLASSES[shipClass].shieldPoints };
}
