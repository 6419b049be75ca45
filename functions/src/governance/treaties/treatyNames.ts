import type { Region } from "../../regions/schema.ts";
import type { TreatyType } from "./treaty.ts";

/** "the treaty of free movement between Vega and Lyra", as sentences say it. */
export function treatyNamed(
  type: TreatyType,
  a: Pick<Region, "displayName">,
  b: Pick<Region, "displayName">,
): string {
  return `the ${TREATY_NAMES[type]} between ${a.displayName} and ${b.displayName}`;
}

export const TREATY_NAMES: Readonly<Record<TreatyType, string>> = {
  trade_agreement: "trade agreement",
  defense_pact: "defence pact",
  non_aggression: "non-aggression treaty",
  free_movement: "treaty of free movement",
};
