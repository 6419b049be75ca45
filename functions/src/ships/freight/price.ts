import { GATE_FEE_FULL_DISTANCE_UNITS } from "../../galaxy/routes/fares.ts";

/** Most units of one freight. */
export const MOST_FREIGHT_UNITS = 500;

const LEAST_CREDITS_A_UNIT = 10;
const SPAN_CREDITS_A_UNIT = 40;
/** What units cost up to each bound, in tenths of a unit's price. */
const BANDS = [
  { upToUnits: 50, tenths: 10 },
  { upToUnits: 200, tenths: 9 },
  { upToUnits: MOST_FREIGHT_UNITS, tenths: 8 },
] as const;

/**
 * What freight costs: p = 10 + ⌊40 × min(d, 6,000) ÷ 6,000⌋ credits a unit over d units straight between the gates; units 51–200 for
 * ⌊0.9 p⌋ each, 201–500 for ⌊0.8 p⌋, none for less than 10. Source: seed 002, "cargo transport: 10–50 credits per unit with volume
 * discounts"; the form is ours.
 */
export function freightCredits(units: number, crossingUnits: number): number {
  const charged = Math.min(crossingUnits, GATE_FEE_FULL_DISTANCE_UNITS);
  const price =
    LEAST_CREDITS_A_UNIT + Math.floor((SPAN_CREDITS_A_UNIT * charged) / GATE_FEE_FULL_DISTANCE_UNITS);
  let credits = 0;
  let counted = 0;
  for (const { upToUnits, tenths } of BANDS) {
    const inBand = Math.max(0, Math.min(units, upToUnits) - counted);
    credits += inBand * Math.max(LEAST_CREDITS_A_UNIT, Math.floor((price * tenths) / 10));
    counted += inBand;
  }
  return credits;
}
