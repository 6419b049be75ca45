import { z } from "zod";
import { integer } from "../../platform/fields.ts";
import { bannable } from "./levies.ts";

const quota = z.strictObject({
  commodity: z.enum(bannable),
  /** Whose trades count together: each trader's in the region, or all at one port. */
  of: z.enum(["trader", "port"]),
  /** The players' side. */
  side: z.enum(["buy", "sell"]),
  unitsADay: integer(0, 1_000_000),
});
export type Quota = z.infer<typeof quota>;

/** How many units of a good may be traded in a UTC day. Food and medicine are never limited. */
export const quotasField = z
  .array(quota)
  .max(8)
  .refine(
    (quotas) =>
      new Set(quotas.map(({ commodity, of, side }) => `${commodity} ${of} ${side}`)).size === quotas.length,
    "must limit each commodity once for each side, of trader or port",
  );
