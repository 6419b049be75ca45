import { z } from "zod";
import { integer } from "../../platform/fields.ts";
import { COMMODITIES, type Commodity, forEachCommodity } from "../../platform/goods.ts";
import { ESSENTIAL_GOODS } from "./levies.ts";

/** 0–25 %, in basis points; of what people live on 10 % at the most. */
const rateOf = (commodity: Commodity) => integer(0, ESSENTIAL_GOODS.includes(commodity) ? 1_000 : 2_500);

/** What customs ask of the base value of each good that comes in. */
export const tariffField = z.strictObject(
  Object.fromEntries(COMMODITIES.map((commodity) => [commodity, rateOf(commodity)])) as Record<
    Commodity,
    ReturnType<typeof rateOf>
  >,
);

/** Of new regions, and of those whose settings are older. */
export const NO_TARIFF: Record<Commodity, number> = forEachCommodity(0);
