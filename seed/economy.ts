import { loans } from "../functions/src/banking/schema.ts";
import { type DayFigures, statistics } from "../functions/src/economy/schema.ts";
import { dayAfter, monthOfDay } from "../functions/src/economy/statistics/days.ts";
import { after, DAY_MS, HOUR_MS } from "../functions/src/platform/duration.ts";
import { balanceId } from "../functions/src/platform/ledger/accounts.ts";
import { currencyOf } from "../functions/src/platform/ledger/assets.ts";
import { dayOf, monthOf } from "../functions/src/platform/ledger/day.ts";
import { ledgerBalances } from "../functions/src/platform/ledger/schema.ts";
import { players } from "../functions/src/players/schema.ts";
import { currencies } from "../functions/src/regions/currency/schema.ts";
import { inRegion } from "../functions/src/regions/schema.ts";
import { monthBefore } from "../functions/src/treasury/months/month.ts";
import { treasuryMonths } from "../functions/src/treasury/schema.ts";
import { goAbroad } from "./abroad.ts";
import type { Account } from "./accounts.ts";
import { advance, gameTime, type Stack } from "./gameTime.ts";
import { runSchedule } from "./runSchedule.ts";
import { FREIGHTER_CREDITS, type Trader, traderAt } from "./trader.ts";
import { until } from "./until.ts";

const regionId = "aurora";

/** An administrator, aurora's owner, its trader, and who borrows there. */
export type Economists = Readonly<Record<"ada" | "olga" | "theo" | "juno", Account>>;

const ECONOMY = {
  publicBudget: { currency: 400, bank: 700, salaries: 200 },
  officeSalaries: { governor: 100 },
};
const BANKING = { interestBasisPoints: 200, loansEnabled: true, maxLoanCredits: 1_000 };
const CURRENCY = { regime: "fixed" as const, rateMillionths: 500_000, paysSalaries: true };
const LOAN = { amountCredits: 500, days: 7 };

/**
 * Four days in which aurora gets a budget, a bank and money of its own, a drought comes and goes, and a trader earns what the treasury
 * lives on. The bank lends to somebody who will not repay.
 */
export async function openEconomy(people: Economists, stack: Stack): Promise<Trader> {
  const { ada, olga, theo } = people;
  await theo.client.membership.joinRegion({ regionId });
  await theo.client.membership.setHomeRegion({ regionId });
  await announceDrought(ada);
  const reason = "Somebody must govern until there are elections.";
  await olga.client.regions.appointGovernor({ regionId, uid: olga.uid, reason });
  await olga.client.regions.configureEconomy({
    regionId,
    economy: ECONOMY,
    banking: BANKING,
    currency: CURRENCY,
  });
  await olga.client.banking.nameCurrency({ regionId, code: "AUR", name: "Aurora florin" });
  const { sectorNumber } = await goAbroad(theo);
  const trader = await traderAt(theo, sectorNumber);
  const board = currencies.ref(inRegion(regionId));
  // What is announced is in force two days later.
  await runSchedule("postBoards");
  await until("aurora's money is announced", board, (found) => found.data()?.announced != null);
  advance(3 * DAY_MS);
  await runSchedule("postBoards");
  await until("aurora's money is in force", board, (found) => found.data()?.regime === "fixed");
  await trader.round(6);
  await spendAndLend(people);
  stack.onProgress("aurora: a drought has come and gone, a bank has lent, florins are in force");
  advance(DAY_MS);
  await trader.round(9);
  return trader;
}

/** Three days more of trade, of which figures are taken, as projections need them. */
export async function tradeOn(trader: Trader, stack: Stack): Promise<string> {
  for (let day = 0; day < 3; day += 1) {
    await trader.round(12);
    advance(DAY_MS);
    await figuresOfYesterday();
  }
  const earned = await trader.earnedCredits();
  stack.onProgress(
    `Theo has earned ${earned} credits in five rounds: a freighter costs ${FREIGHTER_CREDITS}`,
  );
  return `${regionId}: Theo has earned ${earned} credits in five rounds of trade; a freighter costs ${FREIGHTER_CREDITS}`;
}

/** Else the next day would find them too old to be taken. */
async function figuresOfYesterday(): Promise<void> {
  await runSchedule("refreshStatistics");
  const day = dayAfter(dayOf(gameTime()), -1);
  const month = statistics.ref({ regionId, month: monthOfDay(day) });
  const isTaken = (days: readonly DayFigures[]) => days.some((one) => one.day === day && one.isFinal);
  await until(`aurora's figures of ${day}`, month, (found) => isTaken(found.data()?.days ?? []));
}

/** What the treasury's statement of the month that was closed last says, and how its governor was paid. */
export async function treasuryClosed({ uid }: Account, stack: Stack): Promise<string> {
  const month = monthBefore(monthOf(gameTime()));
  const ref = treasuryMonths.ref({ regionId, month });
  const statement = (await until(`aurora's treasury of ${month}`, ref, ({ exists }) => exists)).data()!;
  const { receipts, payments, closingCredits } = statement;
  const { accountId } = (await players.ref({ uid }).get()).data()!;
  const purse = (await ledgerBalances.ref({ balanceId: balanceId(accountId, 0) }).get()).data()!;
  const florins = purse.amounts[currencyOf(regionId)] ?? 0;
  stack.onProgress(`aurora's treasury of ${month} is closed, and its governor has ${florins} florins`);
  return `regions/${regionId}/treasuryMonths/${month}: ${sum(receipts)} credits came in, ${sum(payments)} went out, ${closingCredits} are left; Olga's salary as its governor is ${florins} florins`;
}

/** Waits until the bank has taken what secures the loan. */
export async function loanCollected({ uid }: Account): Promise<string> {
  const loan = loans.ref({ regionId, uid });
  const { ended } = (
    await until("Juno's loan is collected", loan, (found) => Boolean(found.data()?.ended))
  ).data()!;
  return `regions/${regionId}/loans/${uid}: Juno did not repay, and the bank has collected her deposit at ${ended!.at.toISOString()}`;
}

/** It lasts a day, and is over before anybody trades. */
async function announceDrought({ client }: Account): Promise<void> {
  const inHours = (hours: number) => after(gameTime(), hours * HOUR_MS).toISOString();
  await client.economy.announceNaturalEvent({
    regionId,
    template: "drought",
    commodity: "food",
    thousandths: 250,
    from: inHours(25),
    until: inHours(49),
    reason: "Nobody has seen such a summer.",
  });
}

async function spendAndLend({ olga, juno }: Economists): Promise<void> {
  const reason = "Aurora shall have money of its own, and a bank.";
  const { treasury, banking } = olga.client;
  await banking.supplyCurrency({ regionId, supply: { kind: "buy", amountCredits: 400 }, reason });
  await treasury.spend({ regionId, payment: { purpose: "bank" }, amountCredits: 700, reason });
  await juno.client.banking.deposit({ regionId, amountCredits: 600 });
  await juno.client.banking.borrow({ regionId, ...LOAN, collateral: { kind: "deposit" } });
}

const sum = (amounts: Readonly<Record<string, number>>) =>
  Object.values(amounts).reduce((total, credits) => total + credits, 0);
