import { z } from "zod";
import { integer } from "../../platform/fields.ts";

/** A region's own money. Regime and rate come into force 48 hours after the region's board has announced them. */
export const currency = {
  regime: z.enum(["none", "fixed", "float"]),
  /** Millionths of a credit that a unit is worth: 0.1–10. In a float, as long as there is no unit. */
  rateMillionths: integer(100_000, 10_000_000),
  /** To the treasury, of what is converted: 0–3 %. */
  feeBasisPoints: integer(0, 300),
  /** By how much the levies of a trade are lower for who pays them in units: 0–20 %. */
  levyRebateBasisPoints: integer(0, 2_000),
  /** Whether salaries are paid in units, as far as the treasury has them. */
  paysSalaries: z.boolean(),
};

/** Of new regions, and of those whose settings are older. */
export const USUAL_CURRENCY = {
  regime: "none" as const,
  rateMillionths: 1_000_000,
  feeBasisPoints: 0,
  levyRebateBasisPoints: 0,
  paysSalaries: false,
};
