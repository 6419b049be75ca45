import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { regionId } from "../platform/fields.ts";
import { configurationChangeSchema, fieldNames } from "./configuration.ts";
import { configured, side } from "./configurationDecision.ts";
import { requireNotClosing } from "./lifecycle.ts";
import { readRegion } from "./readRegion.ts";
import { regions } from "./schema.ts";

export const configureEconomy = mutation({
  summary:
    "Changes fields of a region's economy: tax, trade bonuses, specialisation, what newcomers start with.",
  access: access.region("region:{regionId}:economy:manage"),
  input: z.strictObject({ regionId, economy: configurationChangeSchema.shape.economy }),
  output: z.strictObject({ changedFields: fieldNames }),
  async handle({ reads, tx, audit }, { regionId, economy }) {
    const region = await readRegion(reads, regionId);
    requireNotClosing(region);
    const { configuration, changes } = configured(region.configuration, { economy }, "officer");
    if (changes.length > 0) {
      tx.update(regions.ref({ regionId }), { configuration });
      audit({
        action: "configureEconomy",
        regionId,
        before: side(changes, "before"),
        after: side(changes, "after"),
        visibility: "public",
      });
    }
    return { changedFields: changes.map(({ field }) => field) };
  },
});
