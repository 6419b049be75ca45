import type { Commodity } from "../../platform/goods.ts";
import type { Configuration } from "../../regions/configuration/configuration.ts";

/** What a region has set of its tax on trade. */
export type TradeTax = Pick<
  Configuration["economy"],
  "taxForm" | "tradeTaxBasisPoints" | "taxBrackets" | "commodityTaxBasisPoints"
>;

/** A piece of a trader's turnover of the day and the rate that it bears: from this bound up to the next bracket's. */
export interface TaxBracket {
  readonly fromCredits: number;
  readonly basisPoints: number;
}

const WHOLE = 10_000;

/** The same rate on all. */
export const flat = (basisPoints: number): TaxBracket[] => [{ fromCredits: 0, basisPoints }];

/** The brackets that a good's price bears: one, unless the tax is progressive. */
export function bracketsFor(commodity: Commodity, tax: TradeTax): readonly TaxBracket[] {
  switch (tax.taxForm) {
    case "flat":
      return flat(tax.tradeTaxBasisPoints);
    case "byCommodity":
      return flat(tax.commodityTaxBasisPoints[commodity]);
    case "progressive":
      return tax.taxBrackets;
  }
}

export interface Taxed {
  readonly taxCredits: number;
  /** What is owed beyond whole credits, in ten-thousandths, below 10,000. */
  readonly remainder: number;
}

/**
 * The tax on what a trader adds to a turnover. What is left of a credit is carried, so that any splitting of a trade is taxed the
 * same to the credit: the sum over its parts is ⌊(remainder + rate × whole) ÷ 10,000⌋.
 */
export function taxOn(
  amountCredits: number,
  brackets: readonly TaxBracket[],
  { turnoverCredits, remainder }: { readonly turnoverCredits: number; readonly remainder: number },
): Taxed {
  const owed =
    remainder + owedOn(turnoverCredits + amountCredits, brackets) - owedOn(turnoverCredits, brackets);
  return { taxCredits: Math.floor(owed / WHOLE), remainder: owed % WHOLE };
}

/** On a whole turnover, in ten-thousandths of a credit. */
function owedOn(turnoverCredits: number, brackets: readonly TaxBracket[]): number {
  return brackets.reduce((sum, { fromCredits, basisPoints }, index) => {
    const upTo = brackets[index + 1]?.fromCredits ?? Number.POSITIVE_INFINITY;
    return sum + Math.max(0, Math.min(turnoverCredits, upTo) - fromCredits) * basisPoints;
  }, 0);
}
