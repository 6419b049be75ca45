import { GameError } from "../platform/errors.ts";

export const HIGHEST_LEVEL = 5;
export const FOUNDING_CREDITS = 5_000;
/** What settlers and their goods take of the hold. */
export const SETTLERS_UNITS = 40;

/** What the step from a level to the next takes: 2,000 × 2^level credits and 50 × (level + 1) ore. */
export const expansionOf = (level: number) => ({
  costCredits: 2_000 * 2 ** level,
  oreUnits: 50 * (level + 1),
});

/** How much a store holds. */
export const storeCapUnits = (level: number): number => 500 * (1 + level);

/** What has been paid in credits for a colony of this level. */
export function bookValueCredits(level: number): number {
  const steps = Array.from({ length: level }, (_, from) => expansionOf(from).costCredits);
  return steps.reduce((sum, costCredits) => sum + costCredits, FOUNDING_CREDITS);
}

/** @throws GameError `HIGHEST_LEVEL` */
export function requireRoomAbove(level: number): void {
  if (level < HIGHEST_LEVEL) return;
  throw new GameError("HIGHEST_LEVEL", `A colony has ${HIGHEST_LEVEL} levels at most.`, { level });
}
