import { z } from "zod";
import { credits, integer } from "../../platform/fields.ts";
import { COMMODITIES, type Commodity, forEachCommodity } from "../../platform/goods.ts";

/** 5–25 %, in basis points. */
export const taxRate = integer(500, 2_500);

/** What people live on: it is never banned. */
export const ESSENTIAL_GOODS: readonly Commodity[] = ["food", "medicine"];
/** All but the essential goods. */
export const bannable = COMMODITIES.filter((commodity) => !ESSENTIAL_GOODS.includes(commodity));

const bracket = z.strictObject({ fromCredits: credits, basisPoints: taxRate });

const rises = (values: readonly number[], byAtLeast: number) =>
  values.every((value, index) => index === 0 || value >= values[index - 1]! + byAtLeast);

/** What a region takes of trade, loot and colonies, and what it forbids, beside the one rate of the flat tax. */
export const levies = {
  /** Which of the three forms of the trade tax is in force. */
  taxForm: z.enum(["flat", "progressive", "byCommodity"]),
  /** Of the progressive form: what each part of a trader's turnover of the day bears, from 0 credits on. */
  taxBrackets: z
    .array(bracket)
    .min(1)
    .max(5)
    .refine((brackets) => brackets[0]?.fromCredits === 0, "must begin at 0 credits")
    .refine(
      (brackets) =>
        rises(
          brackets.map(({ fromCredits }) => fromCredits),
          1,
        ),
      "must rise in credits",
    )
    .refine(
      (brackets) =>
        rises(
          brackets.map(({ basisPoints }) => basisPoints),
          0,
        ),
      "must not fall in rate",
    ),
  commodityTaxBasisPoints: z.strictObject(forEachCommodity(taxRate)),
  /** Goods that no port deals in; food and medicine are never among them. */
  bannedGoods: z
    .array(z.enum(bannable))
    .max(bannable.length)
    .refine((goods) => new Set(goods).size === goods.length, "must name each commodity once"),
  /** On the base value of what is looted or salvaged: 0–15 %. */
  combatTaxBasisPoints: integer(0, 1_500),
  /** On the base value of what is collected at colonies: 0–20 %. */
  planetTaxBasisPoints: integer(0, 2_000),
};

/** Of new regions, and of those whose settings are older. */
export const USUAL_LEVIES = {
  taxForm: "flat" as const,
  taxBrackets: [{ fromCredits: 0, basisPoints: 1_000 }],
  commodityTaxBasisPoints: forEachCommodity(1_000),
  bannedGoods: [] as Exclude<Commodity, "food" | "medicine">[],
  combatTaxBasisPoints: 500,
  planetTaxBasisPoints: 500,
};
