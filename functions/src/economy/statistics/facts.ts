import { AggregateField, FieldPath, type Query } from "firebase-admin/firestore";
import { runningCovers } from "../../banking/insurance/runningCovers.ts";
import { type Loan, loans } from "../../banking/schema.ts";
import { members } from "../../membership/schema.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { ledgerBalances } from "../../platform/ledger/schema.ts";
import { db } from "../../platform/store.ts";
import { traders } from "../../ports/schema.ts";
import { monthBefore } from "../../treasury/months/month.ts";
import { treasuryMonths } from "../../treasury/schema.ts";
import { treasuryAccount } from "../../treasury/treasuryHeld.ts";
import type { DayFacts } from "./dayFigures.ts";
import { dayAfter } from "./days.ts";

const ACTIVE_MS = 30 * DAY_MS;
const SPENT_MONTHS = 3;

type Facts = Pick<
  DayFacts,
  | "traders"
  | "biggestTraderCredits"
  | "treasuryCredits"
  | "bankCredits"
  | "coversCredits"
  | "weekTraders"
  | "activeMembers"
  | "spentCredits"
  | "owedCredits"
  | "overdueCredits"
>;

/** What is known of a region's day beside its desks. A count is billed as a read for every thousand. */
export async function factsOf(regionId: string, day: string, at: Date): Promise<Facts> {
  const all = traders.collection({ regionId });
  const open = loans.collection({ regionId }).where("ended", "==", null);
  const [
    onDay,
    since,
    biggest,
    biggestSince,
    weekTraders,
    activeMembers,
    treasuryCredits,
    bankCredits,
    coversCredits,
    spentCredits,
    owedCredits,
    overdueCredits,
  ] = await Promise.all([
    countOf(all.where("day", "==", day)),
    // Who has traded again since then.
    countOf(all.where("earlier.day", "==", day)),
    all.where("day", "==", day).orderBy("turnoverCredits", "desc").limit(1).get(),
    all.where("earlier.day", "==", day).orderBy("earlier.turnoverCredits", "desc").limit(1).get(),
    countOf(all.where("day", ">=", dayAfter(day, -6))),
    countOf(
      members
        .collection({ regionId })
        .where("status", "==", "active")
        .where("lastVisitAt", ">=", after(at, -ACTIVE_MS)),
    ),
    heldBy(treasuryAccount(regionId)),
    heldBy(`bank:${regionId}`),
    coveredBy(regionId, at),
    spentBefore(regionId, day),
    owedOn(open),
    owedOn(open.where("dueAt", "<=", at)),
  ]);
  return {
    traders: onDay + since,
    biggestTraderCredits: Math.max(
      biggest.docs[0]?.data().turnoverCredits ?? 0,
      biggestSince.docs[0]?.data().earlier?.turnoverCredits ?? 0,
    ),
    weekTraders,
    activeMembers,
    treasuryCredits,
    bankCredits,
    coversCredits,
    spentCredits,
    owedCredits,
    overdueCredits,
  };
}

const countOf = async (query: Query) => (await query.count().get()).data().count;

/** What is still owed of loans, without their interest. */
async function owedOn(found: Query<Loan>): Promise<number> {
  const owed = await found.aggregate({ credits: AggregateField.sum("principalCredits") }).get();
  return owed.data().credits;
}

async function coveredBy(regionId: string, at: Date): Promise<number> {
  const covered = runningCovers(regionId, at).aggregate({ credits: AggregateField.sum("coverCredits") });
  return (await covered.get()).data().credits;
}

async function heldBy(accountId: string): Promise<number> {
  const shards = ledgerBalances.collection({}).where("accountId", "==", accountId);
  const field = new FieldPath("amounts", creditsOf(null));
  return (await shards.aggregate({ credits: AggregateField.sum(field) }).get()).data().credits;
}

/** What the region's treasury has paid in the last three closed months before a day's. */
async function spentBefore(regionId: string, day: string): Promise<number> {
  const months = [];
  for (let month = monthBefore(day.slice(0, 7)); months.length < SPENT_MONTHS; month = monthBefore(month))
    months.push(month);
  const docs = await db().getAll(...months.map((month) => treasuryMonths.ref({ regionId, month })));
  return docs
    .flatMap((doc) => Object.values(treasuryMonths.decode(doc)?.payments ?? {}))
    .reduce((sum, credits) => sum + credits, 0);
}
