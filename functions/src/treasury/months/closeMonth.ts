import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { regionId } from "../../platform/fields.ts";
import { monthOf } from "../../platform/ledger/day.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { log } from "../../platform/log.ts";
import { Reads, transact } from "../../platform/store.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { allows } from "../../regions/status/capabilities.ts";
import { readSpending } from "../readSpending.ts";
import { monthField, type Spending, spending, type TreasuryMonth, treasuryMonths } from "../schema.ts";
import { newSpending, withSpent } from "../spending.ts";
import { monthBefore } from "./month.ts";
import { moneyFor, preparedSalaries, salaryTransfers } from "./payroll.ts";
import { earnedIn, statementOf } from "./statement.ts";
import { flowsIn, heldAtEndOf, requireDaysClosed } from "./treasuryFlows.ts";

const bodySchema = z.object({ regionId, month: monthField });

/**
 * Closes a month of a region's treasury, once: its statement, the officers' share of the month that runs, and the salaries, in one
 * commit. Reads of what can change no more come before it.
 */
export async function closeMonth(body: unknown): Promise<void> {
  const { regionId, month } = bodySchema.parse(body);
  if ((await treasuryMonths.ref({ regionId, month }).get()).exists) return;
  const statement = await statementFor(regionId, month);
  await transact(async (tx) => {
    const reads = new Reads(tx);
    if ((await reads.get(treasuryMonths, { regionId, month })) !== undefined) return;
    const at = now();
    const region = await readRegion(reads, regionId);
    const { economy, currency } = await readConfiguration(reads, region);
    const running = { regionId, month: monthOf(at) };
    const before = await readSpending(reads, regionId, running.month);
    const begun: Spending = { ...before, earnedBeforeCredits: earnedIn(statement) };
    const salaries = allows(region, "spend") ? await preparedSalaries(reads, tx, region, economy, begun) : [];
    const money = await moneyFor(reads, regionId, currency, salaries);
    const made = await prepareTransfers(reads, salaryTransfers({ regionId, month }, salaries, money));

    tx.create(treasuryMonths.ref({ regionId, month }), { ...statement, closedAt: at });
    const paid = salaries.reduce(
      (sum, { uid, credits }) => withSpent(sum, "salaries", credits, { uid, isOfficer: true }),
      begun,
    );
    tx.set(spending.ref(running), paid);
    stageTransfers(tx, made, at);
  });
}

async function statementFor(regionId: string, month: string): Promise<TreasuryMonth> {
  await requireDaysClosed(month);
  const [earlier, counter, flows, closingCredits] = await Promise.all([
    treasuryMonths.ref({ regionId, month: monthBefore(month) }).get(),
    spending.ref({ regionId, month }).get(),
    flowsIn(regionId, month),
    heldAtEndOf(regionId, month),
  ]);
  const facts = {
    regionId,
    month,
    openingCredits: earlier.data()?.closingCredits ?? null,
    flows,
    closingCredits,
    spending: counter.data() ?? newSpending(regionId, month),
  };
  const statement = statementOf(facts, now());
  const { differenceCredits } = statement;
  // An alert watches for this line.
  if (differenceCredits !== 0) log.error("treasury differs", { regionId, month, differenceCredits });
  return statement;
}
