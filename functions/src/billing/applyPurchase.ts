import { writeAudit } from "../platform/audit.ts";
import type { Tx } from "../platform/documents/tx.ts";
import { type OutboxRow, stageOutbox } from "../platform/outbox.ts";
import { derivedId } from "../platform/random.ts";
import { Reads } from "../platform/store.ts";
import { players } from "../players/schema.ts";
import { stageNotice } from "../players/stageNotice.ts";
import { prepareRelease } from "../regions/nameReservation.ts";
import { prepareRegion, stageRegion } from "../regions/openRegion.ts";
import { type Buyer, newBuyer, withoutCheckout, withSubscription } from "./buyer.ts";
import { paidOpening } from "./openingOf.ts";
import { priceIdsOf } from "./prices.ts";
import { type FetchedPurchase, type Purchase, purchaseOf } from "./purchase.ts";
import { buyers, type Checkout, checkouts, subscriptions } from "./schema.ts";
import { withApplied } from "./sequence.ts";

type Step = (tx: Tx) => void;

/** What came of it: the tasks to enqueue after the commit, and what nobody knows. */
export interface Applied {
  readonly rows: readonly OutboxRow[];
  readonly unknown: string | null;
}

const NOTHING: Applied = { rows: [], unknown: null };

/** Applies what was fetched under a number: checkout, subscription, buyer, and what the player gets or loses by it. */
export async function applyPurchase(
  tx: Tx,
  { checkoutId, fetchSeq }: { readonly checkoutId: string; readonly fetchSeq: number },
  fetched: FetchedPurchase,
  at: Date,
): Promise<Applied> {
  const reads = new Reads(tx);
  const checkout = (await reads.get(checkouts, { checkoutId }))!;
  const sequence = withApplied(checkout, fetchSeq);
  if (sequence === null) return NOTHING;
  const { uid, subject } = checkout;
  const subscriptionId = fetched.subscription?.id;
  const before =
    subscriptionId === undefined ? undefined : await reads.get(subscriptions, { subscriptionId });
  const purchase = purchaseOf(checkout, fetched, before, priceIdsOf(subject), at);
  const isEnded = purchase.status === "expired" || purchase.status === "completed";
  const { customerId } = checkout;
  let buyer: Buyer = { ...((await reads.get(buyers, { uid })) ?? newBuyer(uid)), customerId };
  if (isEnded) buyer = withoutCheckout(buyer, subject, checkoutId);
  if (purchase.subscription !== null) {
    const isLive = !["canceled", "incomplete_expired"].includes(purchase.subscription.status);
    buyer = withSubscription(buyer, subject, purchase.subscription.subscriptionId, isLive).buyer;
  }
  const rows: OutboxRow[] = [];
  const steps = [
    await prepareNames(reads, checkout, purchase),
    await prepareGift(reads, checkout, purchase, rows, at),
    await prepareCitizen(reads, checkout, purchase),
  ];

  for (const step of steps) step?.(tx);
  tx.set(buyers.ref({ uid }), buyer);
  if (purchase.subscription !== null)
    tx.set(
      subscriptions.ref({ subscriptionId: purchase.subscription.subscriptionId }),
      purchase.subscription,
    );
  const url = isEnded ? null : checkout.url;
  tx.update(checkouts.ref({ checkoutId }), { status: purchase.status, url, appliedSeq: sequence.appliedSeq });
  stageOutbox(tx, rows, at);
  return { rows, unknown: purchase.unknown };
}

/** A checkout that was not paid frees the names that it held. */
async function prepareNames(
  reads: Reads,
  checkout: Checkout,
  { status }: Purchase,
): Promise<Step | undefined> {
  const { subject, opening, checkoutId } = checkout;
  if (status !== "expired" || subject.kind !== "region" || opening === null) return undefined;
  return prepareRelease(reads, { ...subject, displayName: opening.displayName }, checkoutId);
}

/** The first time that a region's checkout is paid, the region is made; its build goes on in the background. */
async function prepareGift(
  reads: Reads,
  checkout: Checkout,
  { status }: Purchase,
  rows: OutboxRow[],
  at: Date,
): Promise<Step | undefined> {
  const opening = paidOpening(checkout);
  if (status !== "completed" || checkout.status === "completed" || opening === null) return undefined;
  const prepared = await prepareRegion(reads, opening, at);
  const { uid, checkoutId } = checkout;
  const intent = derivedId("purchase", checkoutId);
  return (tx) => {
    rows.push(stageRegion(tx, prepared, [uid], at));
    const { regionId, displayName } = prepared.region;
    const sentence = `Your payment has arrived: the region ${displayName} is being built.`;
    stageNotice(tx, { uid, kind: "REGION_BOUGHT", sentence, regionId }, { intent, at });
    const entry = {
      action: "buyRegion",
      regionId,
      after: { displayName, ownerUid: uid },
      visibility: "public",
    } as const;
    writeAudit(tx, [entry], { actorUid: "task:applyStripeObject", intent, at });
  };
}

/** The player's document mirrors whether the player is a Galactic Citizen now. */
async function prepareCitizen(
  reads: Reads,
  { uid, subject }: Checkout,
  { subscription }: Purchase,
): Promise<Step | undefined> {
  if (subject.kind !== "galacticCitizen" || subscription === null) return undefined;
  const player = await reads.get(players, { uid });
  const galacticCitizen = subscription.entitlement.service === "full";
  if (player === undefined || player.galacticCitizen === galacticCitizen) return undefined;
  return (tx) => tx.update(players.ref({ uid }), { galacticCitizen });
}
