import { type Charge, toldOf } from "./market/charge.ts";
import { settled } from "./market/levies.ts";
import { type Paper, signed } from "./paper.ts";

/** What a charge is told as, with the paper that holds it, signed under the first of the keys. */
export function quoted(paper: Omit<Paper, "quotedNetCredits">, charge: Charge, keys: readonly string[]) {
  const { netCredits, levyUnits } = settled(charge, paper.levyMoney);
  return {
    paper: signed({ ...paper, quotedNetCredits: charge.netCredits }, keys),
    expiresAt: paper.expiresAt.toISOString(),
    lines: toldOf(charge),
    netCredits,
    levyUnits,
  };
}
