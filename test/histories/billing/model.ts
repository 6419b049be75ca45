import { expect } from "vitest";
import { payments } from "../../../functions/src/billing/payments/schema.ts";
import {
  buyers,
  type Checkout,
  checkouts,
  receipts,
  successions,
} from "../../../functions/src/billing/schema.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { inRegion } from "../../../functions/src/regions/schema.ts";
import type { StripeObject } from "../../../scripts/stripe/vault.ts";
import { PLAYERS } from "./acts.ts";
import type { World } from "./world.ts";

/**
 * What must be true once all is heard and done: said from what Stripe has and the time, and from nothing that the functions
 * have decided.
 */
export async function expectFollows(world: World, at: string): Promise<void> {
  const known = (await checkouts.collection({}).get()).docs.map((doc) => doc.data());
  for (const checkout of known) expectCheckout(world, checkout, at);
  for (const player of PLAYERS) await expectBuyer(world, world.uid(player), known, at);
  await expectRegion(world, known, at);
  await expectPayments(world, known, at);
}

const statusOf = ({ status }: StripeObject) => String(status);
const hasEnded = (subscription: StripeObject) =>
  ["canceled", "incomplete_expired"].includes(statusOf(subscription));

/** Whether a subscription is served at an instant: while it runs, and for 21 days from an invoice that is not paid. */
function isServed(world: World, subscription: StripeObject): boolean {
  if (["trialing", "active"].includes(statusOf(subscription))) return true;
  if (statusOf(subscription) !== "past_due") return false;
  const invoice = world.atStripe.get("invoice", subscription.latest_invoice);
  const { finalized_at } = invoice.status_transitions as { finalized_at: number };
  return world.now.getTime() < finalized_at * 1_000 + 21 * DAY_MS;
}

/** Expired, given, or given back whole. */
function expectCheckout(world: World, checkout: Checkout, at: string): void {
  const { checkoutId, status, sessionId } = checkout;
  const said = `${at}: checkout ${checkoutId}`;
  const [session] = world.atStripe.where(
    "checkout.session",
    ({ client_reference_id }) => client_reference_id === checkoutId,
  );
  if (session === undefined || session.status === "expired") {
    expect([status, sessionId === (session?.id ?? null)], said).toEqual(["expired", true]);
    return;
  }
  const subscription = world.atStripe.get("subscription", session.subscription);
  if (session.payment_status !== "paid") {
    const expected = hasEnded(subscription) ? "expired" : "processing";
    expect(status, said).toBe(expected);
    return;
  }
  expect(["completed", "refunded"], said).toContain(status);
  if (status === "completed") return;
  expect(statusOf(subscription), said).toBe("canceled");
  const [charge] = chargesOf(world, String(session.invoice));
  if (charge !== undefined) expect(charge.amount_refunded, said).toBe(charge.amount);
}

function chargesOf(world: World, invoiceId: string): StripeObject[] {
  return world.atStripe
    .where("invoice_payment", ({ invoice }) => invoice === invoiceId)
    .map(({ payment }) => {
      const { payment_intent } = payment as { payment_intent: string };
      const { latest_charge } = world.atStripe.get("payment_intent", payment_intent);
      return world.atStripe.get("charge", latest_charge);
    });
}

const subjectOf = ({ subject }: Checkout) =>
  subject.kind === "region" ? `region:${subject.regionId}` : "galacticCitizen";

/** One running subscription for each thing, and what it gives. */
async function expectBuyer(world: World, uid: string, known: readonly Checkout[], at: string): Promise<void> {
  const said = `${at}: ${uid}`;
  const buyer = (await buyers.ref({ uid }).get()).data();
  const running = world.atStripe.all("subscription", uid).filter((one) => !hasEnded(one));
  const bySubject = running.map((one) => {
    const { checkoutId } = one.metadata as { checkoutId: string };
    return [subjectOf(known.find((each) => each.checkoutId === checkoutId)!), one.id] as const;
  });
  expect(Object.fromEntries(bySubject), said).toEqual(buyer?.live ?? {});
  expect(running.length, said).toBe(Object.keys(buyer?.live ?? {}).length);
  expect(buyer?.open ?? {}, said).toEqual({});
  const citizenship = running.find(({ id }) => id === buyer?.live.galacticCitizen);
  const { galacticCitizen } = (await players.ref({ uid }).get()).data()!;
  expect(galacticCitizen, said).toBe(citizenship !== undefined && isServed(world, citizenship));
}

/** Open while its owner pays, held for three days and no longer when not, and paid for by nobody once it closes. */
async function expectRegion(world: World, known: readonly Checkout[], at: string): Promise<void> {
  const { regionId, now } = world;
  const region = await world.region();
  const { status, ownerUid, holds, closesAt } = region;
  const said = `${at}: the region, ${status}`;
  const paying = world.atStripe
    .where("subscription", (one) => (one.metadata as { kind?: string }).kind === "region" && !hasEnded(one))
    .map((one) => ({ one, checkout: checkoutOf(one, known) }));
  const succession = (await successions.ref(inRegion(regionId)).get()).data();
  const heirs = paying.filter(({ checkout }) => checkout.checkoutId === succession?.checkoutId);
  const owners = paying.filter(({ checkout }) => checkout.uid === ownerUid);
  expect(owners.length + heirs.length, `${said}: who pays for it`).toBe(paying.length);
  if (status === "closing") {
    expect([paying.length, succession], said).toEqual([0, undefined]);
    return;
  }
  if (closesAt !== null) expect(closesAt.getTime(), said).toBeGreaterThan(now.getTime());
  if (succession !== undefined && closesAt === null) expect(holds.billing, said).not.toBeNull();
  const isPaid = owners.some(({ one }) => isServed(world, one));
  expect([status, holds.billing === null], said).toEqual(isPaid ? ["active", true] : ["suspended", false]);
  if (!isPaid) expect(holds.billing!.until!.getTime(), said).toBeGreaterThan(now.getTime());
}

function checkoutOf({ metadata }: StripeObject, known: readonly Checkout[]): Checkout {
  const { checkoutId } = metadata as { checkoutId: string };
  return known.find((each) => each.checkoutId === checkoutId)!;
}

/** Every payment is stored with what is left of it, and where the payer's home was paid for without a break, with its owner then. */
async function expectPayments(world: World, known: readonly Checkout[], at: string): Promise<void> {
  const stored = new Map((await payments.collection({}).get()).docs.map((doc) => [doc.id, doc.data()]));
  const paid = world.atStripe.where("invoice_payment", ({ status }) => status === "paid");
  expect(stored.size, at).toBe(paid.length);
  for (const { id, invoice, status_transitions } of paid) {
    const said = `${at}: payment ${id}`;
    const [charge] = chargesOf(world, String(invoice));
    const disputes = world.atStripe.where("dispute", (one) => one.charge === charge!.id);
    const lost = disputes
      .filter((one) => one.status === "lost")
      .reduce((sum, { amount }) => sum + Number(amount), 0);
    const payment = stored.get(id)!;
    expect(payment, said).toMatchObject({
      paidCents: charge!.amount,
      refundedCents: charge!.amount_refunded,
      lostCents: Math.min(lost, Number(charge!.amount) - Number(charge!.amount_refunded)),
      isDisputed: disputes.some((one) => one.status === "needs_response"),
    });
    const { uid } = known.find(({ checkoutId }) => checkoutId === payment.checkoutId)!;
    expect((await receipts.ref({ uid, invoiceId: String(invoice) }).get()).exists, said).toBe(true);
    if (payment.subject.kind === "region") continue;
    const paidAt = (status_transitions as { paid_at: number }).paid_at;
    const owner = ownerPaying(world, paidAt, known);
    if (owner !== undefined)
      expect(payment.home, said).toEqual({ regionId: world.regionId, ownerUid: owner });
  }
}

/**
 * Who owned the region at an instant, where it has been paid for without a break since it was that player's; undefined where
 * it was not, for then it counts what had been heard.
 */
function ownerPaying(world: World, paidAt: number, known: readonly Checkout[]): string | undefined {
  const owner = world.owners.findLast(({ sinceMs }) => sinceMs < paidAt * 1_000);
  if (owner === undefined || world.owners.some(({ sinceMs }) => sinceMs === paidAt * 1_000)) return undefined;
  return world.atStripe
    .where("subscription", (one) => {
      const checkout = checkoutOf(one, known);
      return checkout.uid === owner.uid && (checkout.takesOver !== null || checkout.opening !== null);
    })
    .some(({ id, created, ended_at }) => {
      const runs = Number(created) <= paidAt && paidAt < Number(ended_at ?? Number.POSITIVE_INFINITY);
      return runs && sharedUntil(world, id, paidAt);
    })
    ? owner.uid
    : undefined;
}

const SHARING = ["trialing", "active", "past_due"];

/** By the events, which tell of every change. */
function sharedUntil(world: World, subscriptionId: string, until: number): boolean {
  const told = world.events
    .filter(({ created, data }) => {
      const { object } = data as { object: StripeObject };
      return object.id === subscriptionId && Number(created) <= until;
    })
    .map(({ data }) => statusOf((data as { object: StripeObject }).object));
  return told.length > 0 && told.every((status) => SHARING.includes(status));
}
