import { z } from "zod";
import { FIELD_NAMES, MOST_FIELDS } from "./fieldNames.ts";
import { sections } from "./sections.ts";
import { tariffField } from "./tariffs.ts";

const fieldName = z.enum(FIELD_NAMES);

/** Everything a region's government can set. */
export const configurationSchema = z.strictObject({
  ...sections,
  governance: sections.governance.extend({
    /** The fields that a vote decides; null: the type's default. `constitution.ts` says what binds in any case. */
    reservedFields: z
      .array(fieldName)
      .max(MOST_FIELDS)
      .refine((fields) => new Set(fields).size === fields.length, "must name each field once")
      .nullable(),
  }),
});
export type Configuration = z.infer<typeof configurationSchema>;

const { governance, economy, banking, currency, culture, gameplay, immigration } = configurationSchema.shape;

/**
 * A change of some fields, section by section; what it does not name stays as it is. A map of names (factions,
 * languages) and a list are replaced whole, so that entries can go; what each commodity, purpose or office
 * has of its own stands alone.
 */
export const configurationChangeSchema = z.strictObject({
  governance: governance.partial().optional(),
  economy: economy
    .extend({
      tradeBonusThousandths: economy.shape.tradeBonusThousandths.partial(),
      commodityTaxBasisPoints: economy.shape.commodityTaxBasisPoints.partial(),
      priceModifierThousandths: economy.shape.priceModifierThousandths.partial(),
      publicBudget: economy.shape.publicBudget.partial(),
      officeSalaries: economy.shape.officeSalaries.partial(),
      tariffBasisPoints: tariffField.partial(),
    })
    .partial()
    .optional(),
  banking: banking.partial().optional(),
  currency: currency.partial().optional(),
  culture: culture.partial().optional(),
  gameplay: gameplay.partial().optional(),
  immigration: immigration.partial().optional(),
});
export type ConfigurationChange = z.infer<typeof configurationChangeSchema>;
