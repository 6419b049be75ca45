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
import type { Region } from "../../regions/schema.ts";
import { allows } from "../../regions/status/capabilities.ts";
import { readSpending } from "../readSpending.ts";
import { monthField, type Spending, spending, type TreasuryMonth, treasuryMonths } from "../schema.ts";
import { newSpending, withSpent } from "../spending.ts";
import { monthBefore } from "./month.ts";
import { moneyFor, nothingPaid, preparedPayroll, salaryTransfers } from "./payroll.ts";
import { earnedIn, statementOf } from "./statement.ts";
import { flowsIn, heldAtEndOf, requireDaysClosed } from "./treasuryFlows.ts";

const MOST_MISSED = 12;

const bodySchema = z.object({ regionId, month: monthField });

/**
 * Closes a month of a region's treasury, once: its statement, the officers' share of the month that runs, arrears and salaries, in one
 * commit. Reads of what can change no more come before it.
 */
export async function closeMonth(body: unknown): Promise<void> {
  const { regionId, month } = bodySchema.parse(body);
  if ((await treasuryMonths.ref({ regionId, month }).get()).exists) return;
  await requireDaysClosed(month);
  const closed = await statementFor(regionId, month, await heldAtEndOf(regionId, month));
  await transact(async (tx) => {
    const reads = new Reads(tx);
    if ((await reads.get(treasuryMonths, { regionId, month })) !== undefined) return;
    const at = now();
    const region = await readRegion(reads, regionId);
    const { economy, currency } = await readConfiguration(reads, region);
    const running = { regionId, month: monthOf(at) };
    const before = await readSpending(reads, regionId, running.month);
    const begun: Spending = { ...before, earnedBeforeCredits: earnedIn(closed.statement) };
    const missed = await missedBefore(region, closed);
    const owed = (missed.at(-1) ?? closed).arrears;
    const { paid: salaries, ...unpaid } = allows(region, "spend")
      ? await preparedPayroll(reads, tx, region, { economy, month: begun, arrears: owed })
      : nothingPaid(owed);
    const money = await moneyFor(reads, regionId, currency, salaries);
    const made = await prepareTransfers(reads, salaryTransfers({ regionId, month }, salaries, money));

    const statements = [
      { ...closed.statement, ...unpaid },
      ...missed.map(({ statement }) => ({ ...statement, arrears: [...owed] })),
    ];
    for (const statement of statements)
      tx.create(treasuryMonths.ref({ regionId, month: statement.month }), { ...statement, closedAt: at });
    const paid = salaries.reduce(
      (sum, { uid, credits }) => withSpent(sum, "salaries", credits, { uid, isOfficer: true }),
      begun,
    );
    tx.set(spending.ref(running), paid);
    stageTransfers(tx, made, at);
  });
}

/** A month's statement, whether it follows the one before, and what that one has left owed. */
interface Closed {
  readonly statement: TreasuryMonth;
  readonly isFollowing: boolean;
  readonly arrears: TreasuryMonth["arrears"];
}

async function statementFor(regionId: string, month: string, closingCredits: number): Promise<Closed> {
  const [earlier, counter, flows] = await Promise.all([
    treasuryMonths.ref({ regionId, month: monthBefore(month) }).get(),
    spending.ref({ regionId, month }).get(),
    flowsIn(regionId, month),
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
  return { statement, isFollowing: earlier.exists, arrears: earlier.data()?.arrears ?? [] };
}

/**
 * The statements of the months before that were never closed, where the platform stood still for the whole of the next one: each closes with
 * what the one after it began with. Salaries of theirs are not paid any more; what was owed before them still is.
 */
async function missedBefore(region: Region, first: Closed): Promise<Closed[]> {
  const opened = monthOf(region.activatedAt ?? region.createdAt);
  const missed: Closed[] = [];
  for (let next = first; !next.isFollowing && missed.length < MOST_MISSED; ) {
    const month = monthBefore(next.statement.month);
    if (month < opened) break;
    next = await statementFor(region.regionId, month, next.statement.openingCredits);
    missed.push(next);
  }
  return missed;
}
