import type { KindSums } from "../../platform/ledger/kindSums.ts";
import type { BalanceSheet } from "../schema.ts";
import { type HeldCredits, totalOf } from "./holders.ts";

/** What a day's balance sheet is made of. */
export interface SheetFacts {
  readonly day: string;
  /** The sheet before; undefined where this is the first: then its opening follows from the others. */
  readonly before: Pick<BalanceSheet, "day" | "held"> | undefined;
  /** Of the closed days since then. */
  readonly kinds: KindSums;
  /** When the day had ended. */
  readonly held: HeldCredits;
}

/** Opening + issued − taken back = what all hold; what does not agree is its difference. */
export function balanceSheetOf({ day, before, kinds, held }: SheetFacts, takenAt: Date): BalanceSheet {
  const only = (of: "issuedCredits" | "takenBackCredits") => {
    const credits = Object.entries(kinds).map(([kind, sum]) => [kind, sum[of]] as const);
    return Object.fromEntries(credits.filter(([, amount]) => amount > 0));
  };
  const [issued, takenBack] = [only("issuedCredits"), only("takenBackCredits")];
  const change = sum(issued) - sum(takenBack);
  const closingCredits = totalOf(held);
  const openingCredits = before === undefined ? Math.max(0, closingCredits - change) : totalOf(before.held);
  return {
    day,
    since: before?.day ?? null,
    openingCredits,
    issued,
    takenBack,
    held,
    differenceCredits: openingCredits + change - closingCredits,
    takenAt,
  };
}

const sum = (amounts: Readonly<Record<string, number>>) =>
  Object.values(amounts).reduce((total, credits) => total + credits, 0);
