import type { AccountId } from "../../platform/ledger/accounts.ts";
import { dayOf } from "../../platform/ledger/day.ts";
import { nextMonth } from "../rates/rates.ts";
import type { Deposit } from "../schema.ts";
import { opened, type Saved } from "./interest.ts";

/** A deposit grows by interest beyond it; the products of a month stay far below 2^53. */
export const MOST_DEPOSIT_CREDITS = 10_000_000_000;

export const bankAccount = (regionId: string) => `bank:${regionId}` as const;

/** Where a player's deposit in a region is: the account's name says no more of the player than the player's own does. */
export function depositAccount(accountId: AccountId, regionId: string): AccountId {
  return `deposit:${accountId.slice(accountId.indexOf(":") + 1)}~${regionId}`;
}

/** A deposit with nothing in it yet. */
export function newDeposit(whose: Pick<Deposit, "uid" | "regionId" | "accountId">, today: string): Deposit {
  return { ...whose, ...opened(today), creditOn: null, lockedCredits: 0 };
}

/** The deposit's document after an act on an instant. `isPaid`: what was pending has been paid by it. */
export function after(deposit: Deposit, saved: Saved, now: Date, isPaid: boolean): Deposit {
  const isEmpty = saved.balanceCredits === 0 && saved.pendingCredits === 0;
  const next = nextMonth(dayOf(now));
  const creditOn = isEmpty ? null : isPaid ? next : (deposit.creditOn ?? next);
  return { ...deposit, ...saved, creditOn };
}
