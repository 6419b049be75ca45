import { type Payment, payments } from "../../functions/src/billing/payments/schema.ts";
import { KINDS } from "../../functions/src/billing/reconciling/reconcile.ts";
import { extendedHold } from "../../functions/src/billing/region/extendedHold.ts";
import { buyers, checkouts, stripeEvents, subscriptions } from "../../functions/src/billing/schema.ts";
import { correctionOf } from "../../functions/src/billing/shares/closingDay.ts";
import { type AuditEntry, writeAudit } from "../../functions/src/platform/audit.ts";
import { now } from "../../functions/src/platform/clock.ts";
import type { Tx } from "../../functions/src/platform/documents/tx.ts";
import { derivedId, newId } from "../../functions/src/platform/random.ts";
import { transact } from "../../functions/src/platform/store.ts";
import { stageOutbox } from "../../functions/src/platform/work/outbox.ts";
import { regions } from "../../functions/src/regions/schema.ts";
import { Failure } from "../setup/failure.mjs";
import { ACTOR } from "./jobs.ts";

const queue = "billingWorker";

/** Each change has an intent of its own: an operator who says a thing twice does it twice. */
async function changed(
  entry: AuditEntry,
  change: (tx: Tx, orderId: string, at: Date) => Promise<void>,
): Promise<void> {
  const orderId = derivedId(ACTOR, newId());
  await transact(async (tx) => {
    const at = now();
    await change(tx, orderId, at);
    writeAudit(tx, [entry], { actorUid: ACTOR, intent: orderId, at });
  });
}

/** Has an event of Stripe's applied again: what it tells of is fetched anew. */
export async function replayEvent(eventId: string, note: string): Promise<string[]> {
  await changed({ action: "replayEvent", after: { eventId }, reason: note }, async (tx, orderId, at) => {
    const ref = stripeEvents.ref({ eventId });
    if (!(await tx.get(ref)).exists)
      throw new Failure(`No event ${eventId} is stored; they go after 45 days.`);
    tx.update(ref, { status: "pending" });
    stageOutbox(tx, [{ outboxId: orderId, queue, task: "applyStripeObject", body: { eventId } }], at);
  });
  return [`✓ ${eventId} is pending: within a minute it is applied again.`];
}

export async function reconcileNow(): Promise<string[]> {
  await transact(async (tx) => {
    const rows = KINDS.map((kind) => ({ outboxId: newId(), queue, task: "reconcile", body: { kind } }));
    stageOutbox(tx, rows, now());
  });
  return [
    "✓ Within a minute subscriptions, checkouts and payments are compared: `billing reconciled` in the log says what was repaired.",
  ];
}

/** @param cents all that is left where it says `all`. */
export async function refund(paymentId: string, cents: string, note: string): Promise<string[]> {
  const amountCents = cents === "all" ? null : wholeNumber(cents);
  const entry = { action: "refundPayment", after: { paymentId, amountCents }, reason: note };
  await changed(entry, async (tx, orderId, at) => {
    const payment = (await tx.get(payments.ref({ paymentId }))).data();
    if (payment === undefined) throw new Failure(`No payment ${paymentId} is stored.`);
    const left = leftOf(payment);
    if (left <= 0 || (amountCents ?? left) > left)
      throw new Failure(`Of ${paymentId} ${left} cents are left.`);
    const body = { paymentId, amountCents, orderId };
    stageOutbox(tx, [{ outboxId: orderId, queue, task: "refundPayment", body }], at);
  });
  return [`✓ ${cents} cents of ${paymentId}: within a minute Stripe is asked to give them back.`];
}

const leftOf = ({ paidCents, refundedCents, lostCents }: Payment) => paidCents - refundedCents - lostCents;

/** Moves the end of a region's grace to so many hours from now; its owner is told by the region's own document. */
export async function extendGrace(regionId: string, hours: string, note: string): Promise<string[]> {
  const given = wholeNumber(hours);
  let until = "";
  const entry = { action: "extendGrace", regionId, after: { hours: given }, reason: note };
  await changed(entry, async (tx, _orderId, at) => {
    const ref = regions.ref({ regionId });
    const region = (await tx.get(ref)).data();
    if (region === undefined) throw new Failure(`There is no region "${regionId}".`);
    const billing = extendedHold(region, given, at);
    until = billing.until!.toISOString();
    tx.update(ref, { holds: { ...region.holds, billing } });
  });
  return [`✓ The grace of ${regionId} ends at ${until}.`];
}

export async function bar(uid: string, note: string): Promise<string[]> {
  await changed({ action: "barCustomer", subjectUid: uid, reason: note }, async (tx, _orderId, at) => {
    const buyer = (await tx.get(buyers.ref({ uid }))).data();
    if (buyer === undefined) throw new Failure(`${uid} has bought nothing yet.`);
    tx.update(buyers.ref({ uid }), { barredSince: buyer.barredSince ?? at });
  });
  return [`✓ ${uid} opens no checkout until the bar is lifted.`];
}

/** Lifts the bar, and the warnings of banks that neither a refund nor a dispute has ended. A dispute that is open stays. */
export async function unbar(uid: string, note: string): Promise<string[]> {
  let lifted = 0;
  await changed({ action: "unbarCustomer", subjectUid: uid, reason: note }, async (tx, _orderId, at) => {
    const buyer = (await tx.get(buyers.ref({ uid }))).data();
    if (buyer === undefined) throw new Failure(`${uid} has bought nothing yet.`);
    const refs = buyer.troubledPaymentIds.map((paymentId) => payments.ref({ paymentId }));
    const troubled = await Promise.all(refs.map(async (ref) => (await tx.get(ref)).data()));
    const warned = troubled.flatMap((one) => (one?.isWarned && !one.isDisputed ? [one] : []));
    lifted = warned.length;
    const liftedIds = warned.map(({ paymentId }) => paymentId);
    const troubledPaymentIds = buyer.troubledPaymentIds.filter((id) => !liftedIds.includes(id));
    tx.update(buyers.ref({ uid }), { barredSince: null, troubledPaymentIds });
    for (const payment of warned) {
      const correctedIn = correctionOf(payment.shareMonth, at) ?? payment.correctedIn;
      tx.update(payments.ref(payment), { isWarned: false, warningLifted: true, correctedIn });
    }
  });
  return [`✓ ${uid} may buy again; ${lifted} warnings were lifted.`];
}

/** Why a region is held, by what is stored of those who pay for it. */
export async function explainHold(regionId: string): Promise<string[]> {
  const region = (await regions.ref({ regionId }).get()).data();
  if (region === undefined) throw new Failure(`There is no region "${regionId}".`);
  const { status, ownerUid, holds } = region;
  const held = Object.entries(holds).flatMap(([by, hold]) =>
    hold === null ? [] : [`  held by ${by} since ${stamp(hold.since)} until ${stamp(hold.until)}`],
  );
  const { docs } = await subscriptions.collection({}).where("subject.regionId", "==", regionId).get();
  const paid = await Promise.all(docs.map((doc) => subscriptionLine(doc.data())));
  const buyer = ownerUid === null ? undefined : (await buyers.ref({ uid: ownerUid }).get()).data();
  const trouble = buyer?.troubledPaymentIds.join(", ") || "none";
  return [
    `${regionId} is ${status}; its owner is ${ownerUid ?? "nobody"}.`,
    ...(held.length === 0 ? ["  nobody holds it"] : held),
    ...(paid.length === 0 ? ["  no subscription: it was granted, and no payment holds it"] : paid),
    `  its owner is barred since ${stamp(buyer?.barredSince ?? null)}; payments in dispute: ${trouble}`,
  ];
}

async function subscriptionLine({
  subscriptionId,
  status,
  entitlement,
  checkoutId,
}: {
  readonly subscriptionId: string;
  readonly status: string;
  readonly entitlement: { readonly service: string };
  readonly checkoutId: string;
}): Promise<string> {
  const checkout = (await checkouts.ref({ checkoutId }).get()).data();
  const next = `looked at again ${stamp(checkout?.dueAt ?? null)}`;
  return `  ${subscriptionId} is ${status} at Stripe, service ${entitlement.service}; ${next}`;
}

const stamp = (instant: Date | null) => instant?.toISOString() ?? "–";

function wholeNumber(word: string): number {
  if (!/^[1-9]\d{0,7}$/.test(word)) throw new Failure(`"${word}" is no whole number above zero.`);
  return Number(word);
}
