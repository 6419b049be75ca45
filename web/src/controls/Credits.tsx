import { words } from "../words/en.ts";
import { useRegional } from "../words/regional.ts";

/** An amount of money as it is said on this page. */
export function Credits({ amount }: { readonly amount: number }) {
  return useRegional(words).credits(amount);
}
