import type { Taker } from "../combat/loot.ts";
import { GameError } from "../platform/errors.ts";
import { levyOn } from "../regions/levyOn.ts";
import { BASE_PRICE_CREDITS } from "../ships/cargo/goods.ts";
import type { Colony } from "./schema.ts";

/** What somebody collects of a store. */
export interface Harvest {
  readonly units: number;
  /** ⌊base value × rate⌋ of this time. */
  readonly taxCredits: number;
  /** Of the tax, with what was due before. */
  readonly paidCredits: number;
  readonly dueCredits: number;
}

/**
 * Collects as many units as the hold has room for, always all of them: many small collections would each round the tax down. What
 * the account lacks of the tax stays due. Where the region may levy nothing (`taxBasisPoints` null), nothing is asked.
 * @throws GameError `PLANET_TAX_DUE`, `NOTHING_IN_STORE` or `HOLD_FULL`
 */
export function harvestOf(
  { commodity, store, dueCredits }: Pick<Colony, "commodity" | "store" | "dueCredits">,
  { roomUnits, credits }: Pick<Taker, "roomUnits" | "credits">,
  taxBasisPoints: number | null,
): Harvest {
  if (taxBasisPoints !== null && dueCredits > credits)
    throw new GameError(
      "PLANET_TAX_DUE",
      `${dueCredits} credits of tax are due; the account has ${credits}.`,
      {
        dueCredits,
        heldCredits: credits,
      },
    );
  if (store.units === 0) throw new GameError("NOTHING_IN_STORE", "The colony has not one unit in store.", {});
  if (roomUnits === 0) throw new GameError("HOLD_FULL", "Your hold has no room for a unit.");
  const units = Math.min(store.units, roomUnits);
  const taxCredits = levyOn(units * BASE_PRICE_CREDITS[commodity], taxBasisPoints ?? 0);
  const owedCredits = dueCredits + taxCredits;
  const paidCredits = taxBasisPoints === null ? 0 : Math.min(owedCredits, credits);
  return { units, taxCredits, paidCredits, dueCredits: owedCredits - paidCredits };
}
