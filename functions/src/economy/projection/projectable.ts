import { GameError } from "../../platform/errors.ts";
import type { FieldName } from "../../regions/configuration/configuration.ts";

/** What can be judged by trades that were made. Nobody knows of a trade that was not: bans, quotas and fees are not among it. */
const PROJECTABLE: readonly FieldName[] = [
  "economy.tradeTaxBasisPoints",
  "economy.taxForm",
  "economy.taxBrackets",
  "economy.commodityTaxBasisPoints",
  "economy.tradeBonusThousandths",
  "economy.priceModifierThousandths",
];

/** @throws GameError `NOT_PROJECTABLE`, naming the fields, or where nothing would change */
export function requireProjectable(fields: readonly FieldName[]): void {
  const others = fields.filter((field) => !PROJECTABLE.includes(field));
  if (fields.length > 0 && others.length === 0) return;
  throw new GameError(
    "NOT_PROJECTABLE",
    fields.length === 0
      ? "The change leaves everything as it is."
      : `What was traded does not tell what ${others.join(", ")} would do.`,
    { fields: others },
  );
}
