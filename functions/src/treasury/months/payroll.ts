import { members } from "../../membership/schema.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { type Asset, creditsOf, currencyOf } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { amountOf as held } from "../../platform/ledger/prepareTransfers.ts";
import type { Transfer } from "../../platform/ledger/transfer.ts";
import { documentPath } from "../../platform/paths.ts";
import { derivedId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import { players } from "../../players/schema.ts";
import type { Configuration } from "../../regions/configuration/configuration.ts";
import { unitsFor } from "../../regions/currency/conversion.ts";
import { isInForce } from "../../regions/currency/readBoard.ts";
import { currencies } from "../../regions/currency/schema.ts";
import { inRegion, type Region } from "../../regions/schema.ts";
import { treasury as room } from "../room.ts";
import type { Spending } from "../schema.ts";
import { leftForOfficers, leftOf } from "../spending.ts";
import { treasuryAccount, treasuryCredits } from "../treasuryHeld.ts";
import { type Holder, payrollOf, type Salary, salariesOf } from "./salaries.ts";

interface PaidSalary extends Salary {
  readonly accountId: `player:${string}`;
}

interface PreparedPayroll {
  readonly paid: readonly PaidSalary[];
  readonly arrears: Salary[];
  readonly lapsedCredits: number;
}

/** Where nothing may be paid, what is owed stays owed. */
export const nothingPaid = (arrears: readonly Salary[]): PreparedPayroll => ({
  paid: [],
  arrears: [...arrears],
  lapsedCredits: 0,
});

/** The arrears and the salaries of who holds an elected office now, as far as appropriation, officers' share and treasury go. */
export async function preparedPayroll(
  reads: Reads,
  tx: Tx,
  region: Region,
  { economy, month, arrears }: PayrollFacts,
): Promise<PreparedPayroll> {
  const lawfulCredits = Math.min(leftOf(economy, month, "salaries"), leftForOfficers(economy, month));
  if (lawfulCredits === 0) return nothingPaid(arrears);
  const held = await treasuryCredits(reads, region.regionId);
  const holders = await holdersIn(tx, region);
  const accounts = await accountsOf(reads, [...holders, ...arrears]);
  const hasAccount = ({ uid }: Pick<Salary, "uid">) => accounts.has(uid);
  const payroll = payrollOf(
    {
      arrears: arrears.filter(hasAccount),
      salaries: salariesOf(holders.filter(hasAccount), economy.officeSalaries, lawfulCredits),
    },
    { lawfulCredits, treasuryCredits: held },
  );
  const paid = payroll.paid.map((salary) => ({ ...salary, accountId: accounts.get(salary.uid)! }));
  return { ...payroll, paid };
}

/** What a payroll depends on beside who holds an office. */
interface PayrollFacts {
  readonly economy: Configuration["economy"];
  /** The month in which it is paid. */
  readonly month: Spending;
  /** What earlier months could not pay. */
  readonly arrears: readonly Salary[];
}

/** Of those who still have one. */
async function accountsOf(
  reads: Reads,
  all: readonly Pick<Salary, "uid">[],
): Promise<ReadonlyMap<string, PaidSalary["accountId"]>> {
  await reads.load(all.map(({ uid }) => documentPath(players.template, { uid })));
  const found = await Promise.all(all.map(({ uid }) => reads.get(players, { uid })));
  return new Map(
    found
      .filter((player) => player !== undefined)
      .map(({ uid, accountId }) => [uid, accountId as PaidSalary["accountId"]]),
  );
}

async function holdersIn(tx: Tx, { regionId, governorUid }: Region): Promise<Holder[]> {
  const elected = members
    .collection({ regionId })
    .where("offices", "array-contains-any", ["councilMember", "ambassador"]);
  const { docs } = await tx.get(elected);
  const seated: Holder[] = docs.map((doc) => doc.data()).map(({ uid, offices }) => ({ uid, offices }));
  if (governorUid === null) return seated;
  const others = seated.filter(({ uid }) => uid !== governorUid);
  const own = seated.find(({ uid }) => uid === governorUid)?.offices ?? [];
  return [{ uid: governorUid, offices: ["governor", ...own] }, ...others];
}

/** In what salaries are paid: how much of it stands for credits. */
interface Money {
  readonly asset: Asset;
  readonly amountOf: (credits: number) => number;
}

/** Units of the region's currency where the law pays salaries in them and the treasury has enough; else credits. */
export async function moneyFor(
  reads: Reads,
  regionId: string,
  { paysSalaries }: Pick<Configuration["currency"], "paysSalaries">,
  salaries: readonly Salary[],
): Promise<Money> {
  const inCredits = { asset: creditsOf(regionId), amountOf: (credits: number) => credits };
  if (!paysSalaries || salaries.length === 0) return inCredits;
  const board = await reads.get(currencies, inRegion(regionId));
  if (board === undefined || !isInForce(board)) return inCredits;
  const amountOf = (credits: number) => unitsFor(credits, board);
  const asset = currencyOf(regionId);
  const total = salaries.reduce((sum, { credits }) => sum + amountOf(credits), 0);
  return total <= (await held(reads, treasuryAccount(regionId), asset)) ? { asset, amountOf } : inCredits;
}

export function salaryTransfers(
  { regionId, month }: { readonly regionId: string; readonly month: string },
  salaries: readonly PaidSalary[],
  { asset, amountOf }: Money,
): Transfer[] {
  const paid = salaries
    .map(({ accountId, credits }) => ({ accountId, asset, amount: amountOf(credits) }))
    .filter(({ amount }) => amount > 0);
  if (paid.length === 0) return [];
  const total = paid.reduce((sum, { amount }) => sum + amount, 0);
  return [
    {
      transferId: derivedId("salaries", regionId, month),
      kind: transferKindsOf(room).salary,
      memo: `Salaries of ${month} in ${regionId}`,
      changes: [{ accountId: treasuryAccount(regionId), asset, amount: -total }, ...paid],
    },
  ];
}
