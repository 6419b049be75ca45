import { leviedUnits } from "../../regions/currency/conversion.ts";
import type { Currency } from "../../regions/currency/schema.ts";
import type { Charge } from "./charge.ts";

/** On what terms levies can be paid in a region's own money. */
export type LevyMoney = Pick<Currency, "rateMillionths" | "levyRebateBasisPoints">;

/** What moves where a charge is paid: levies in credits, or in units. */
export interface Settled extends Pick<Charge, "netCredits" | "treasuryCredits"> {
  readonly levyUnits: number;
}

/** In units the levies are out of the net: the treasury gets units for them, less the rebate. */
export function settled(
  { netCredits, treasuryCredits }: Pick<Charge, "netCredits" | "treasuryCredits">,
  money: LevyMoney | null,
): Settled {
  if (money === null) return { netCredits, treasuryCredits, levyUnits: 0 };
  return {
    netCredits: netCredits + treasuryCredits,
    treasuryCredits: 0,
    levyUnits: leviedUnits(treasuryCredits, money),
  };
}
