import { z } from "zod";
import { integer } from "../../platform/fields.ts";
import { COMMODITIES, type Commodity } from "../../platform/goods.ts";
import type { AccountId } from "../../platform/ledger/accounts.ts";
import { goodsOf } from "../../platform/ledger/assets.ts";
import type { Change } from "../../platform/ledger/transfer.ts";

/** Units of goods, a line for each commodity. */
export const goodsField = z
  .array(z.strictObject({ commodity: z.enum(COMMODITIES), units: integer(1, 1_000_000) }))
  .min(1)
  .max(COMMODITIES.length)
  .refine(
    (lines) => new Set(lines.map(({ commodity }) => commodity)).size === lines.length,
    "must name each commodity once",
  );
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
