import type { Query } from "firebase-admin/firestore";
import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { pagesOf } from "../../platform/documents/pages.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { log } from "../../platform/log.ts";
import { newId } from "../../platform/random.ts";
import { projectId, transact } from "../../platform/store.ts";
import { dispatch, type OutboxRow, stageOutbox } from "../../platform/work/outbox.ts";
import { payments } from "../payments/schema.ts";
import { checkouts, subscriptions } from "../schema.ts";
import { stripe } from "../stripe/stripeClient.ts";
import { checkoutsApart, paymentsApart, subscriptionsApart, warningsOver } from "./differences.ts";
import {
  paymentsAtStripe,
  sessionsAtStripe,
  subscriptionsAtStripe,
  troubleAtStripe,
} from "./listAtStripe.ts";

export const KINDS = ["subscriptions", "checkouts", "payments", "warnings"] as const;
const bodySchema = z.object({ kind: z.enum(KINDS) });

/**
 * How far back checkouts and payments are compared: longer than a month and Stripe's own retries. About the first of these days
 * one side may have what the other's list leaves out: a day more is read of ours, a day less is missed.
 */
const COMPARED_DAYS = 40;
const MOST_COMPARED = 200_000;
const ROWS_A_COMMIT = 200;

/**
 * Compares what Stripe has with what is stored, both ways, and has what differs fetched anew, through the same apply as an event; so
 * is a payment that a bank has warned of long ago.
 * Safe to repeat; changes nothing itself.
 */
export async function reconcile(body: unknown): Promise<void> {
  const { kind } = bodySchema.parse(body);
  const repairs = await COMPARISONS[kind]();
  const rows = repairs.map((repair): OutboxRow => {
    const task = "paymentId" in repair ? "refreshPayment" : "refreshCheckout";
    return { outboxId: newId(), queue: "billingWorker", task, body: repair };
  });
  for (let first = 0; first < rows.length; first += ROWS_A_COMMIT) {
    const some = rows.slice(first, first + ROWS_A_COMMIT);
    await transact(async (tx) => stageOutbox(tx, some, now()));
    await dispatch(some);
  }
  // An alert watches for repairs: an event was lost, unless time has ended a warning.
  const isLoss = rows.length > 0 && kind !== "warnings";
  log[isLoss ? "warn" : "info"]("billing reconciled", { kind, repaired: rows.length });
}

type Repair = { readonly checkoutId: string } | { readonly checkoutId: string; readonly paymentId: string };

const COMPARISONS: Readonly<Record<(typeof KINDS)[number], () => Promise<readonly Repair[]>>> = {
  async subscriptions() {
    const theirs = await subscriptionsAtStripe(await stripe(), projectId());
    const running = subscriptions
      .collection({})
      .where("status", "not-in", ["canceled", "incomplete_expired"]);
    return subscriptionsApart(await all(running), theirs).map((checkoutId) => ({ checkoutId }));
  },
  async checkouts() {
    const theirs = await sessionsAtStripe(await stripe(), projectId(), secondsOf(since()));
    const recent = checkouts.collection({}).where("createdAt", ">=", after(since(), -DAY_MS));
    return checkoutsApart(await all(recent), theirs, after(since(), DAY_MS)).map((checkoutId) => ({
      checkoutId,
    }));
  },
  async payments() {
    const api = await stripe();
    const from = secondsOf(since());
    const theirs = await paymentsAtStripe(api, projectId(), from);
    const trouble = await troubleAtStripe(api, from);
    const recent = payments.collection({}).where("paidAt", ">=", after(since(), -DAY_MS));
    return paymentsApart(await all(recent), theirs, trouble, { from: after(since(), DAY_MS), now: now() });
  },
  async warnings() {
    const warned = payments.collection({}).where("isWarned", "==", true);
    return warningsOver(await all(warned), now());
  },
};

const since = () => after(now(), -COMPARED_DAYS * DAY_MS);
const secondsOf = (instant: Date) => Math.floor(instant.getTime() / 1_000);

async function all<Document>(query: Query<Document>): Promise<Document[]> {
  const found: Document[] = [];
  for await (const docs of pagesOf(query, MOST_COMPARED)) found.push(...docs.map((doc) => doc.data()));
  return found;
}
