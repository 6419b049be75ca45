import { z } from "zod";
import { credits, integer } from "../../platform/fields.ts";
import { forEachCommodity } from "../../platform/goods.ts";

/** What a government may spend public money on. */
export const PURPOSES = ["salaries", "grants", "subsidies", "bank", "insurance", "currency", "aid"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The same for every purpose. */
export const forEachPurpose = <Value>(value: Value) =>
  Object.fromEntries(PURPOSES.map((purpose) => [purpose, value])) as Record<Purpose, Value>;

/** What a region takes from its treasury, and adds to a port's price or takes off it. */
export const publicMoney = {
  /** On what players buy: 0.5–2.0 × for each commodity. Below 1,000 the treasury owes the difference, above the player does. */
  priceModifierThousandths: z.strictObject(forEachCommodity(integer(500, 2_000))),
  /** Credits a UTC month for each purpose: nobody spends what is not appropriated here. */
  publicBudget: z.strictObject(forEachPurpose(credits)),
  /** Credits a month to each holder of an elected office. */
  officeSalaries: z.strictObject({ governor: credits, councilMember: credits, ambassador: credits }),
  /** The most that one payee gets in grants in a UTC month. */
  grantCreditsPerPayee: credits,
  /** Of the last closed month's receipts: what all who hold an office together get at most in a month. 0–20 %. */
  officersShareBasisPoints: integer(0, 2_000),
};

/** Of new regions, and of those whose settings are older. */
export const USUAL_PUBLIC_MONEY = {
  priceModifierThousandths: forEachCommodity(1_000),
  publicBudget: forEachPurpose(0),
  officeSalaries: { governor: 0, councilMember: 0, ambassador: 0 },
  grantCreditsPerPayee: 1_000,
  officersShareBasisPoints: 1_000,
};
