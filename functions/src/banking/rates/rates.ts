import { DAY_MS } from "../../platform/duration.ts";
import { dayOf } from "../../platform/ledger/day.ts";

/** A rate for 30 days in basis points, reckoned by the day: this many credits × basis points × days are a credit. */
export const CREDIT = 300_000;

/** Deposits are reckoned every month: nothing older decides anything. */
export const MOST_POSTINGS = 100;

/** The rate of a UTC day. */
export interface Posting {
  readonly day: string;
  readonly rateBasisPoints: number;
  readonly depositsCredits: number;
}

/** What a bank stands at. */
export interface Standing {
  readonly capitalCredits: number;
  /** Of all deposits together, and how many there are. */
  readonly depositsCredits: number;
  readonly depositors: number;
  /** The first day whose interest may not have been paid. */
  readonly unpaidFrom: string;
  readonly postings: readonly Posting[];
}

/** The most that the bank may owe in interest: of each day what its rate makes of all deposits, and a remainder of each of them. */
export function owedCredits({ postings, unpaidFrom, depositors }: Omit<Standing, "capitalCredits">): number {
  const owed = postings
    .filter(({ day, rateBasisPoints }) => day >= unpaidFrom && rateBasisPoints > 0)
    .reduce((sum, posting) => sum + BigInt(posting.depositsCredits) * BigInt(posting.rateBasisPoints), 0n);
  return Number(owed / BigInt(CREDIT)) + 1 + depositors;
}

/**
 * The posting of a day: the law's rate, or what the capital beyond what is owed can pay on all deposits for 30 days,
 * ⌊capital × 10,000 ÷ deposits⌋. A rate below zero needs no capital.
 */
export function postingOf(day: string, lawBasisPoints: number, standing: Standing): Posting {
  const owed = owedCredits(standing);
  const depositsCredits = standing.depositsCredits + owed;
  const free = BigInt(Math.max(0, standing.capitalCredits - owed));
  const payable = Number((free * 10_000n) / BigInt(depositsCredits));
  return { day, rateBasisPoints: Math.min(lawBasisPoints, payable), depositsCredits };
}

/** What of the capital no loan may take: what is owed, and what a day's rate comes to in 30 days. */
export function reservedCredits(standing: Standing, { rateBasisPoints, depositsCredits }: Posting): number {
  const promised = (BigInt(depositsCredits) * BigInt(Math.max(0, rateBasisPoints)) + 9_999n) / 10_000n;
  return owedCredits(standing) + Number(promised);
}

/** The postings with one more; the earliest go. */
export function withPosting(postings: readonly Posting[], posting: Posting): Posting[] {
  return [...postings, posting].slice(-MOST_POSTINGS);
}

/** The first day of the month after the day's. */
export function nextMonth(day: string): string {
  const [year, month] = day.split("-").map(Number) as [number, number];
  return dayOf(new Date(Date.UTC(year, month, 1)));
}

/** The first day of the month before the one that begins on the day. */
export function monthBefore(firstDay: string): string {
  return `${dayOf(new Date(Date.parse(firstDay) - DAY_MS)).slice(0, 7)}-01`;
}
