import { payments } from "../../functions/src/billing/payments/schema.ts";
import { checkouts, subscriptions } from "../../functions/src/billing/schema.ts";
import { monthToClose } from "../../functions/src/billing/shares/closingDay.ts";
import { shareMonths, statements } from "../../functions/src/billing/shares/schema.ts";
import type { Quantities } from "../../functions/src/platform/declaration/figures.ts";
import { DAY_MS } from "../../functions/src/platform/duration.ts";
import { count, dueNow, gameTimeMs } from "./counting.ts";
import type { TaskFacts } from "./taskFacts.ts";

/** The month that a run of `settleShares` opens; null where it opens none. */
async function opened(): Promise<string | null> {
  const last = (await shareMonths.collection({}).orderBy("month", "desc").limit(1).get()).docs[0]?.data();
  if (last !== undefined && last.closedAt === null) return null;
  const first = await payments
    .collection({})
    .where("shareMonth", ">", "")
    .orderBy("shareMonth")
    .limit(1)
    .get();
  const firstPaid = first.docs[0]?.data().shareMonth ?? null;
  return monthToClose({ lastClosed: last?.month ?? null, firstPaid }, new Date(gameTimeMs()));
}

const due = () => dueNow(shareMonths.collection({}));

export async function sharesDue(): Promise<Quantities> {
  const [isOpened, closings, payouts, closed] = await Promise.all([
    opened().then((month) => (month === null ? 0 : 1)),
    count(due()),
    count(dueNow(statements.collection({}), "payoutDueAt")),
    count(shareMonths.collection({})),
  ]);
  const firstLooks = closed === 0 ? 1 : 0;
  return { opened: isOpened, closings: closings + isOpened, payouts, firstLooks };
}

/**
 * Of what a run of `reconcileBilling` compares. The play has lost an event of a subscription and one of a payment; the
 * quiet minutes have none of either.
 */
export async function comparisons(): Promise<ReadonlyMap<string, TaskFacts>> {
  const since = new Date(gameTimeMs() - 41 * DAY_MS);
  const running = subscriptions.collection({}).where("status", "not-in", ["canceled", "incomplete_expired"]);
  const [subscribed, checkedOut, paid, warned] = await Promise.all([
    count(running),
    count(checkouts.collection({}).where("createdAt", ">=", since)),
    count(payments.collection({}).where("paidAt", ">=", since)),
    count(payments.collection({}).where("isWarned", "==", true)),
  ]);
  const found = {
    subscriptions: { compared: subscribed, repaired: Math.min(1, subscribed) },
    checkouts: { compared: checkedOut, repaired: 0 },
    payments: { compared: paid, repaired: Math.min(1, paid) },
    warnings: { compared: warned, repaired: 0 },
  };
  return new Map(Object.entries(found).map(([kind, facts]) => [JSON.stringify({ kind }), async () => facts]));
}

/** As `facts.ts`, of each month that a run of `settleShares` is going to have closed, by the task's body. */
export async function monthsToClose(): Promise<ReadonlyMap<string, TaskFacts>> {
  const next = await opened();
  const months = [...(await due().get()).docs.map(({ id }) => id), ...(next === null ? [] : [next])];
  const each = months.map(async (month) => {
    const facts = await factsOf(month);
    return [JSON.stringify({ month }), async () => facts] as const;
  });
  return new Map(await Promise.all(each));
}

async function factsOf(month: string): Promise<Quantities> {
  const all = payments.collection({});
  const found = await Promise.all([
    all.where("shareMonth", "==", month).get(),
    all.where("correctedIn", "==", month).get(),
  ]);
  const [own, corrected] = found.map(({ docs }) => docs.map((doc) => doc.data()));
  const pairs = new Set(corrected!.map(({ home, shareMonth }) => `${home?.regionId} ${shareMonth}`));
  const owners = new Set([...own!, ...corrected!].flatMap(({ home }) => home?.ownerUid ?? []));
  return {
    payments: own!.length,
    corrected: corrected!.length,
    // Of the play: a cap, one payment and one share in each region and month that is looked at again.
    reopened: 3 * pairs.size,
    owners: owners.size,
  };
}
