import { adjusted, NO_CLAIMS } from "../../ports/market/claims.ts";
import type { SampledTrade } from "../../ports/market/sample.ts";
import { bracketsFor, taxOn } from "../../ports/market/tax.ts";
import type { Configuration } from "../../regions/configuration/configuration.ts";

/** What of an economy decides the levies of a trade. */
export const LEVYING = [
  "taxForm",
  "tradeTaxBasisPoints",
  "taxBrackets",
  "commodityTaxBasisPoints",
  "tradeBonusThousandths",
  "priceModifierThousandths",
  "bannedGoods",
] as const satisfies readonly (keyof Configuration["economy"])[];
export type TradeSetting = Pick<Configuration["economy"], (typeof LEVYING)[number]>;

/** What a trade brings the treasury, by levy, and what it owes the trader: in credits and their fractions, which traders carry over. */
export interface Levied {
  readonly tradeTax: number;
  readonly priceLevy: number;
  readonly claims: number;
}

export interface LeviedLine extends Levied {
  readonly priceCredits: number;
}

const NOTHING: Levied = { tradeTax: 0, priceLevy: 0, claims: 0 };

/** What is levied on each line of a trade under a setting: by the functions that charge it. Nothing on a banned good, which nobody could trade. */
export function leviedOn({ turnoverCredits, lines }: SampledTrade, setting: TradeSetting): LeviedLine[] {
  let turnover = turnoverCredits;
  const banned: readonly string[] = setting.bannedGoods;
  return lines.map(({ commodity, side, priceCredits }) => {
    if (banned.includes(commodity)) return { priceCredits, ...NOTHING };
    const brackets = bracketsFor(commodity, setting);
    const tax = taxOn(priceCredits, brackets, { turnoverCredits: turnover, remainder: 0 });
    turnover += priceCredits;
    const factors = side === "sell" ? setting.tradeBonusThousandths : setting.priceModifierThousandths;
    const line = { side, factorThousandths: factors[commodity] };
    const { levyCredits, claimCredits, claims } = adjusted(priceCredits, line, NO_CLAIMS, "");
    return {
      priceCredits,
      tradeTax: tax.taxCredits + tax.remainder / 10_000,
      priceLevy: levyCredits + claims.levyRemainder / 1_000,
      claims: claimCredits + claims.claimRemainder / 1_000,
    };
  });
}
