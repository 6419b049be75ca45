import { proRata } from "../../closing/settlement.ts";
import type { Configuration } from "../../regions/configuration/configuration.ts";

type OfficeSalaries = Configuration["economy"]["officeSalaries"];
export type SalariedOffice = keyof OfficeSalaries;

/** Who holds which elected offices. */
export interface Holder {
  readonly uid: string;
  readonly offices: readonly SalariedOffice[];
}

export interface Salary {
  readonly uid: string;
  readonly credits: number;
}

/** What each holder gets: the offices' salaries, or in proportion by largest remainder where less may be paid. */
export function salariesOf(
  holders: readonly Holder[],
  officeSalaries: OfficeSalaries,
  mostCredits: number,
): Salary[] {
  const owed = holders.map(({ offices }) => offices.reduce((sum, office) => sum + officeSalaries[office], 0));
  const paid = proRata(mostCredits, owed);
  return holders
    .map(({ uid }, index) => ({ uid, credits: paid[index]! }))
    .filter(({ credits }) => credits > 0);
}
