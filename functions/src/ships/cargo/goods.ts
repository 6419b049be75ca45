import { z } from "zod";
import { integer } from "../../platform/fields.ts";
import { COMMODITIES, type Commodity } from "../../platform/goods.ts";
import type { AccountId } from "../../platform/ledger/accounts.ts";
import { type Asset, goodsOf } from "../../platform/ledger/assets.ts";
import type { Change } from "../../platform/ledger/transfer.ts";

/** Units of goods, a line for each commodity; perhaps none. */
export const cargoField = z
  .array(z.strictObject({ commodity: z.enum(COMMODITIES), units: integer(1, 1_000_000) }))
  .max(COMMODITIES.length)
  .refine(
    (lines) => new Set(lines.map(({ commodity }) => commodity)).size === lines.length,
    "must name each commodity once",
  );
/** At least one line of them. */
export const goodsField = cargoField.min(1);
export type Goods = z.infer<typeof goodsField>;

/** What a unit of each commodity is worth until ports have prices of their own. */
export const BASE_PRICE_CREDITS: Readonly<Record<Commodity, number>> = {
  ore: 20,
  food: 15,
  medicine: 60,
  machinery: 90,
  technology: 150,
  luxuries: 200,
  rare_goods: 300,
  information: 250,
};

/** What goods are worth at base prices. */
export const valueCredits = (goods: Goods): number =>
  goods.reduce((sum, { commodity, units }) => sum + units * BASE_PRICE_CREDITS[commodity], 0);

export const unitsOf = (goods: Goods): number => goods.reduce((sum, { units }) => sum + units, 0);

/** What a hold's amounts are in goods, in the list's order. */
export function linesIn(amounts: Readonly<Record<Asset, number>>): Goods {
  return COMMODITIES.map((commodity) => ({ commodity, units: amounts[goodsOf(commodity)] ?? 0 })).filter(
    ({ units }) => units > 0,
  );
}

/** The changes of a transfer that moves goods from one account to another. */
export function goodsMoved(goods: Goods, from: AccountId, to: AccountId): Change[] {
  return goods.flatMap(({ commodity, units }) => {
    const asset = goodsOf(commodity);
    return [
      { accountId: from, asset, amount: -units },
      { accountId: to, asset, amount: units },
    ];
  });
}
