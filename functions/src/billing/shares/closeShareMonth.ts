import type { Query } from "firebase-admin/firestore";
import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { shareCapCents } from "../../platform/config.ts";
import { Batch } from "../../platform/documents/batch.ts";
import { pagesOf } from "../../platform/documents/pages.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { derivedId } from "../../platform/random.ts";
import { transact } from "../../platform/store.ts";
import { type Payment, payments } from "../payments/schema.ts";
import { month as monthField } from "../schema.ts";
import { citizenPayment } from "./citizenPayment.ts";
import { payoutAt } from "./closingDay.ts";
import { balanceOf, type CitizenPayment, type Month, partsOf } from "./revenueShare.ts";
import { shareMonths, shares, statements } from "./schema.ts";
import {
  type ClosedShare,
  type ClosingFacts,
  ownersIn,
  type Reopened,
  sharesAfter,
  statementOf,
} from "./statement.ts";

const bodySchema = z.object({ month: monthField });
/** Payments that one closing reads at the most. */
const MOST_PAYMENTS = 200_000;

/**
 * Closes a month: a statement for each owner, one commit each. Broken off, the next run writes the statements that are
 * missing; each owner's stands with the shares that it closes, so that a payment which changes between two runs is corrected by a
 * later month. Every payment of the month is read once, and those of a region and an earlier month of which one has changed.
 */
export async function closeShareMonth(body: unknown): Promise<void> {
  const { month } = bodySchema.parse(body);
  const ref = shareMonths.ref({ month });
  const read = await ref.get();
  const opened = read.data();
  if (opened === undefined || opened.closedAt !== null) return;
  const { capCents } = opened;
  const own = await paymentsWhere(payments.collection({}).where("shareMonth", "==", month));
  const facts = { parts: partsOf(own, month, capCents), ...(await reopenedIn(month)) };
  for (const ownerUid of ownersIn(facts)) await closeStatement(ownerUid, month, facts);
  const closed = { dueAt: null, closedAt: now(), balance: balanceOf(own, month, capCents) };
  await new Batch().update(shareMonths, read, closed).commit();
}

async function paymentsWhere(query: Query<Payment>): Promise<CitizenPayment[]> {
  const found: CitizenPayment[] = [];
  for await (const docs of pagesOf(query, MOST_PAYMENTS))
    found.push(...docs.map((doc) => citizenPayment(doc.data())));
  return found;
}

/** The regions and earlier months of which a payment has changed since they were closed. */
async function reopenedIn(month: Month): Promise<Omit<ClosingFacts, "parts">> {
  const changed = payments.collection({}).where("correctedIn", "==", month);
  const pairs = new Map<string, { regionId: string; month: Month }>();
  for await (const docs of pagesOf(changed, MOST_PAYMENTS)) {
    for (const { home, shareMonth } of docs.map((doc) => doc.data())) {
      if (home !== null && shareMonth !== null)
        pairs.set(`${home.regionId} ${shareMonth}`, { regionId: home.regionId, month: shareMonth });
    }
  }
  const reopened: Reopened[] = [];
  const closed: ClosedShare[] = [];
  for (const pair of pairs.values()) {
    const theirs = payments
      .collection({})
      .where("home.regionId", "==", pair.regionId)
      .where("shareMonth", "==", pair.month);
    const capCents = await capIn(pair.month);
    reopened.push({ ...pair, parts: partsOf(await paymentsWhere(theirs), pair.month, capCents) });
    const before = shares
      .collection({})
      .where("regionId", "==", pair.regionId)
      .where("month", "==", pair.month);
    closed.push(...(await before.get()).docs.map((doc) => doc.data()));
  }
  return { reopened, closed };
}

/** A month before the first that was closed has none of its own: a payment of it was heard of late. */
async function capIn(month: Month): Promise<number> {
  const closed = (await shareMonths.ref({ month }).get()).data();
  return closed?.capCents ?? shareCapCents.value();
}

async function closeStatement(ownerUid: string, month: Month, facts: ClosingFacts): Promise<void> {
  const statementId = derivedId("statement", ownerUid, month);
  await transact(async (tx) => {
    if ((await tx.get(statements.ref({ statementId }))).exists) return;
    const statement = statementOf(ownerUid, month, facts, await debtOf(tx, ownerUid));
    if (statement.lines.length === 0 && statement.corrections.length === 0) return;
    const payout = {
      payoutDueAt: statement.payableCents > 0 ? payoutAt(month) : null,
      paidOutAt: null,
      payout: null,
      payoutId: null,
      reversedCents: 0,
    };
    const { lines, corrections } = statement;
    tx.create(statements.ref({ statementId }), {
      ...statement,
      lines: [...lines],
      corrections: [...corrections],
      statementId,
      closedAt: now(),
      ...payout,
    });
    for (const share of sharesAfter(statement, facts.closed)) {
      const shareId = derivedId("share", share.ownerUid, share.regionId, share.month);
      tx.set(shares.ref({ shareId }), share);
    }
  });
}

/** What the owner's last statement has left to pay. */
async function debtOf(tx: Tx, ownerUid: string): Promise<number> {
  const own = statements.collection({}).where("ownerUid", "==", ownerUid);
  const { docs } = await tx.get(own.orderBy("month", "desc").limit(1));
  return docs[0]?.data().debtCents ?? 0;
}
