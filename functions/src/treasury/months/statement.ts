import type { Flow, Flows } from "../../platform/ledger/flows.ts";
import type { Spending, TreasuryMonth } from "../schema.ts";

/** What a month's statement is made of. */
export interface MonthFacts {
  readonly regionId: string;
  readonly month: string;
  /** What the statement before has closed with; null where there is none: then it follows from the others. */
  readonly openingCredits: number | null;
  readonly flows: Flows;
  /** In the treasury's shards at the month's end. */
  readonly closingCredits: number;
  readonly spending: Spending;
}

/** Opening + receipts − payments = closing; what does not agree is its difference. */
export function statementOf(facts: MonthFacts, closedAt: Date): TreasuryMonth {
  const { regionId, month, flows, closingCredits, spending } = facts;
  const receipts = only(flows, ({ receivedCredits }) => receivedCredits);
  const payments = only(flows, ({ givenCredits }) => givenCredits);
  const gained = sum(receipts) - sum(payments);
  const openingCredits = facts.openingCredits ?? Math.max(0, closingCredits - gained);
  const paid = (isOfficer: boolean) => spending.payees.filter((payee) => payee.isOfficer === isOfficer);
  const others = paid(false).map(({ credits }) => credits);
  return {
    regionId,
    month,
    openingCredits,
    receipts,
    payments,
    closingCredits,
    differenceCredits: openingCredits + gained - closingCredits,
    claimedCredits: spending.claimedCredits,
    claimsPaidCredits: spending.spentCredits.subsidies,
    officers: paid(true).map(({ uid, credits }) => ({ uid, credits })),
    others: {
      count: others.length,
      credits: others.reduce((total, credits) => total + credits, 0),
      greatestCredits: Math.max(0, ...others),
    },
    arrears: [],
    lapsedCredits: 0,
    closedAt,
  };
}

/** What only comes back, or comes from another treasury, is nothing that the region has earned: else officers could make it. */
const UNEARNED = ["claimReturn", "aid", "reversal", "bankClosing", "currencyRedemption"];

/** The receipts by which the officers' share goes. */
export function earnedIn({ receipts }: Pick<TreasuryMonth, "receipts">): number {
  return Object.entries(receipts).reduce(
    (total, [kind, credits]) => (UNEARNED.includes(kind) ? total : total + credits),
    0,
  );
}

function only(flows: Flows, amountOf: (flow: Flow) => number): Record<string, number> {
  const amounts = Object.entries(flows).map(([kind, flow]) => [kind, amountOf(flow)] as const);
  return Object.fromEntries(amounts.filter(([, credits]) => credits > 0));
}

const sum = (amounts: Readonly<Record<string, number>>) =>
  Object.values(amounts).reduce((total, credits) => total + credits, 0);
