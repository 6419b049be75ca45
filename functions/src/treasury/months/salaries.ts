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

/** To so many people can a region owe salaries: a statement names each of them, and a closing looks each of them up. */
export const MOST_ARREARS = 200;

/** What is paid now, and what is owed and could not be. */
export interface Payroll {
  readonly paid: readonly Salary[];
  readonly arrears: Salary[];
  /** Of the month's salaries, what is neither paid nor owed: the region owes as many people as it can. */
  readonly lapsedCredits: number;
}

/**
 * The payroll of a month. Law and officers' share say what is owed of it, and how much may be paid; where the treasury has less, what is not
 * paid stays owed. Arrears come first, each part in proportion by largest remainder. Nobody who is owed something loses it: where a region
 * owes `MOST_ARREARS` people, it owes nobody else.
 */
export function payrollOf(
  owed: { readonly arrears: readonly Salary[]; readonly salaries: readonly Salary[] },
  { lawfulCredits, treasuryCredits }: { readonly lawfulCredits: number; readonly treasuryCredits: number },
): Payroll {
  const most = Math.min(lawfulCredits, treasuryCredits);
  const arrears = split(owed.arrears, most);
  const salaries = split(owed.salaries, most - sumOf(arrears.paid));
  const left = together(arrears.left, salaries.left);
  return {
    paid: together(arrears.paid, salaries.paid),
    arrears: left.slice(0, MOST_ARREARS),
    lapsedCredits: sumOf(left.slice(MOST_ARREARS)),
  };
}

const sumOf = (salaries: readonly Salary[]) => salaries.reduce((sum, { credits }) => sum + credits, 0);

function split(owed: readonly Salary[], mostCredits: number) {
  const credits = proRata(
    mostCredits,
    owed.map((one) => one.credits),
  );
  return {
    paid: owed.map(({ uid }, index) => ({ uid, credits: credits[index]! })),
    left: owed.map((one, index) => ({ uid: one.uid, credits: one.credits - credits[index]! })),
  };
}

/** Whom two lists name once each, with what both say, those of the first one first. */
function together(first: readonly Salary[], second: readonly Salary[]): Salary[] {
  const sums = new Map<string, number>();
  for (const { uid, credits } of [...first, ...second]) sums.set(uid, (sums.get(uid) ?? 0) + credits);
  return [...sums].map(([uid, credits]) => ({ uid, credits })).filter(({ credits }) => credits > 0);
}

/** What is owed to each holder: the offices' salaries, or in proportion by largest remainder where the law has less for them. */
export function salariesOf(
  holders: readonly Holder[],
  officeSalaries: OfficeSalaries,
  mostCredits: number,
): Salary[] {
  const owed = holders.map(({ uid, offices }) => ({
    uid,
    credits: offices.reduce((sum, office) => sum + officeSalaries[office], 0),
  }));
  return split(owed, mostCredits).paid.filter(({ credits }) => credits > 0);
}
