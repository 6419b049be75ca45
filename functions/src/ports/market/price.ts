import type { GoodTerms } from "./port.ts";

/** Of a line: what decides its price beside the stock. */
export type Priced = Pick<GoodTerms, "side" | "priceThousandths" | "capacityUnits"> & {
  readonly swingThousandths: number;
};

/**
 * What the port asks for `units` out of a stock, rounded up, or pays for them into it, rounded down. The price of a unit falls
 * in a straight line from 1 + β of the base where the stock is empty to 1 − β where it is full; this is the exact integral:
 * P q ((1,000 + β) C − β (2s ∓ q)) ÷ (10⁶ C). So splitting a trade moves it by less than a credit a line.
 * All products of this game's bounds stay below 2^53.
 */
export function priceCredits(
  { side, priceThousandths, capacityUnits, swingThousandths }: Priced,
  stockUnits: number,
  units: number,
): number {
  const middle = side === "buy" ? 2 * stockUnits - units : 2 * stockUnits + units;
  const weight = (1_000 + swingThousandths) * capacityUnits - swingThousandths * middle;
  const dividend = priceThousandths * units * weight;
  const divisor = 1_000_000 * capacityUnits;
  return side === "buy" ? Math.ceil(dividend / divisor) : Math.floor(dividend / divisor);
}
