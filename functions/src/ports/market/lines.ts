import { z } from "zod";
import { credits, integer } from "../../platform/fields.ts";
import { COMMODITIES } from "../../platform/goods.ts";

/** A line on the wire. */
export const lineFields = {
  commodity: z.enum(COMMODITIES),
  /** The player's side. */
  side: z.enum(["buy", "sell"]),
  units: integer(1, 1_000),
};

/** One to eight lines, a good once. */
export const linesField = z
  .array(z.strictObject(lineFields))
  .min(1)
  .max(COMMODITIES.length)
  .refine(
    (lines) => new Set(lines.map(({ commodity }) => commodity)).size === lines.length,
    "must name each commodity once",
  );

/** What each line comes to: the port's price, tax and levy on it, and what of it can be claimed of the treasury. */
export const chargedLinesField = z
  .array(
    z.strictObject({
      ...lineFields,
      priceCredits: credits,
      taxCredits: credits,
      levyCredits: credits,
      claimCredits: credits,
    }),
  )
  .min(1)
  .max(COMMODITIES.length);

/** What the player receives, below zero what the player pays. */
export const netCreditsField = integer(-1_000_000_000, 1_000_000_000);
