import { worldSeed } from "../platform/config.ts";
import { GameError } from "../platform/errors.ts";
import { announce, type Commit, type Stage } from "../platform/moments.ts";
import { entitlementChanged } from "../players/moments.ts";
import { players } from "../players/schema.ts";
import { stageNotice } from "../players/stageNotice.ts";
import { prepareRelease } from "../regions/names/nameReservation.ts";
import { prepareRegion, stageRegion } from "../regions/opening/openRegion.ts";
import { regions } from "../regions/schema.ts";
import { buyerAfter, withCustomer } from "./buyer.ts";
import { isGalacticCitizen } from "./entitlement.ts";
import { forewarningOf } from "./forewarning.ts";
import { type FetchedPurchase, type Purchase, purchaseOf } from "./purchase.ts";
import { paidOpening } from "./region/openingOf.ts";
import { prepareRebuild } from "./region/prepareRebuild.ts";
import { prepareRegionStep } from "./region/prepareRegionStep.ts";
import { preparePaidTakeover, prepareUnpaidTakeover } from "./region/takeover.ts";
import { honouredPriceIds } from "./reservation.ts";
import { buyers, type Checkout, checkouts, type Subscription, subscriptions } from "./schema.ts";
import { withApplied } from "./sequence.ts";
import { beneficiaryBy, prepareBeneficiary } from "./shares/prepareBeneficiary.ts";
import { subjectKey } from "./subject.ts";

/** What came of it: what nobody knows, and whether the money is to go back. */
export interface Applied {
  readonly unknown: string | null;
  readonly isInVain: boolean;
}

export interface FetchedAs {
  readonly checkoutId: string;
  readonly fetchSeq: number;
  readonly sessionId: string | null;
}

/**
 * Applies what was fetched under a number: checkout, subscription, buyer, and what the player gets or loses by it.
 */
export async function applyPurchase(
  commit: Commit,
  { checkoutId, fetchSeq, sessionId }: FetchedAs,
  fetched: FetchedPurchase,
): Promise<Applied> {
  const { reads, tx, now } = commit;
  const checkout = (await reads.get(checkouts, { checkoutId }))!;
  const sequence = withApplied(checkout, fetchSeq);
  if (sequence === null) return { unknown: null, isInVain: checkout.status === "refunded" };
  const { uid, subject } = checkout;
  const subscriptionId = fetched.subscription?.id;
  const before =
    subscriptionId === undefined ? undefined : await reads.get(subscriptions, { subscriptionId });
  const purchase = purchaseOf(checkout, fetched, before, honouredPriceIds(subject), now);
  const customerId = fetched.customerId ?? checkout.customerId;
  const stored = await reads.get(buyers, { uid });
  // The account is being erased: nothing of it comes back.
  if (stored === undefined) return { unknown: null, isInVain: false };
  const known = withCustomer(stored, customerId);
  const { buyer, isSurplus } = buyerAfter(known, checkout, purchase);
  const isFirst = purchase.status === "completed" && !ENDED.includes(checkout.status);
  const gift = isFirst
    ? await giftOf(commit, checkout, {
        isSurplus,
        othersHoldId: buyer.open[subjectKey(subject)],
        subscription: purchase.subscription!,
      })
    : NONE;
  const steps = [await prepareNames(commit, checkout, purchase), gift.stage];
  if (!isSurplus) steps.push(await prepareCitizen(commit, checkout, purchase));
  // What is being made now is held by nobody, and another subscription for it is none of its own.
  const region =
    isSurplus || gift !== NONE
      ? undefined
      : await prepareRegionStep(commit, checkout, purchase, subjectKey(subject) in buyer.open);
  const rebuild = await prepareRebuild(commit, checkout);
  steps.push(region?.stage, rebuild.stage);
  const isUnpaid = purchase.status === "expired" || gift.isInVain;
  if (checkout.takesOver !== null && isUnpaid) steps.push(await prepareUnpaidTakeover(commit, checkout));

  for (const stage of steps) stage?.(tx);
  tx.set(buyers.ref({ uid }), buyer);
  if (purchase.subscription !== null) {
    const { subscriptionId } = purchase.subscription;
    tx.set(subscriptions.ref({ subscriptionId }), purchase.subscription);
    if (!isSurplus) stageForewarning(commit, before, purchase.subscription);
  }
  const status = gift.isInVain ? "refunded" : purchase.status;
  tx.update(checkouts.ref({ checkoutId }), {
    status,
    customerId,
    sessionId: checkout.sessionId ?? sessionId,
    url: status === "open" ? checkout.url : null,
    build: rebuild.build,
    dueAt: earlier(earlier(purchase.dueAt, region?.dueAt ?? null), rebuild.dueAt),
    appliedSeq: sequence.appliedSeq,
  });
  return { unknown: purchase.unknown, isInVain: status === "refunded" };
}

/** The buyer alone is told that a payment has failed, or that the subscription is to end. */
function stageForewarning(
  { tx, intent, now: at }: Commit,
  before: Subscription | undefined,
  subscription: Subscription,
): void {
  const told = forewarningOf(before, subscription);
  if (told === null) return;
  const { uid, subject } = subscription;
  const regionId = subject.kind === "region" ? subject.regionId : null;
  stageNotice(tx, { uid, ...told, regionId }, { intent, at });
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/** A checkout that was not paid frees the names that it held. */
async function prepareNames(
  { reads }: Commit,
  checkout: Checkout,
  { status }: Purchase,
): Promise<Stage | undefined> {
  const { subject, opening, checkoutId } = checkout;
  if (status !== "expired" || subject.kind !== "region" || opening === null) return undefined;
  return prepareRelease(reads, { ...subject, displayName: opening.displayName }, checkoutId);
}

interface Gift {
  readonly stage: Stage | undefined;
  /** What was paid for cannot be given: the money goes back. */
  readonly isInVain: boolean;
}
const IN_VAIN: Gift = { stage: undefined, isInVain: true };
const NONE: Gift = { stage: undefined, isInVain: false };

/** What is paid for is given once: what happens to the subscription later is the subscription's. */
const ENDED: readonly Checkout["status"][] = ["completed", "refunded"];

/**
 * A region that is paid for is made, and its build goes on in the background. What was decided when the checkout was opened
 * still holds while its names are held; where it does not, or where the buyer has paid for the same before, the money
 * goes back.
 */
async function giftOf(
  commit: Commit,
  checkout: Checkout,
  {
    isSurplus,
    othersHoldId = null,
    subscription,
  }: {
    readonly isSurplus: boolean;
    readonly othersHoldId?: string | null | undefined;
    readonly subscription: Subscription;
  },
): Promise<Gift> {
  if (isSurplus) return IN_VAIN;
  if (checkout.takesOver !== null) return takeoverOf(commit, checkout, subscription.paidAt);
  const opening = paidOpening(checkout, { othersHoldId, worldSeed: worldSeed.value() });
  if (opening === null) return (await mayResume(commit, checkout)) ? NONE : IN_VAIN;
  try {
    const prepared = await prepareRegion(commit, opening);
    const beneficiary = beneficiaryBy(subscription, commit.now);
    const stageBeneficiary = await prepareBeneficiary(commit, opening.regionId, beneficiary);
    return {
      isInVain: false,
      stage(tx) {
        stageGift(commit, checkout.uid, prepared);
        stageBeneficiary?.(tx);
      },
    };
  } catch (error) {
    if (error instanceof GameError) return IN_VAIN;
    throw error;
  }
}

/** Another player's region goes to its buyer, or will at its end, unless that has come to nothing meanwhile. */
async function takeoverOf(commit: Commit, checkout: Checkout, paidAt: Date | null): Promise<Gift> {
  try {
    const stage = await preparePaidTakeover(commit, checkout, paidAt);
    return stage === undefined ? IN_VAIN : { isInVain: false, stage };
  } catch (error) {
    if (error instanceof GameError) return IN_VAIN;
    throw error;
  }
}

/** A new subscription for a region that its buyer has lost meanwhile, or that is closing, is worth nothing. */
async function mayResume({ reads }: Commit, { subject, uid }: Checkout): Promise<boolean> {
  if (subject.kind !== "region") return true;
  const region = await reads.get(regions, { regionId: subject.regionId });
  return region?.ownerUid === uid && (region.status === "active" || region.status === "suspended");
}

function stageGift(commit: Commit, uid: string, prepared: Awaited<ReturnType<typeof prepareRegion>>): void {
  const { tx, intent, now: at } = commit;
  const { regionId, displayName } = prepared.region;
  for (const row of stageRegion(tx, prepared, [uid], at)) commit.enqueue(row);
  const sentence = `Your payment has arrived: the region ${displayName} is being built.`;
  stageNotice(tx, { uid, kind: "REGION_BOUGHT", sentence, regionId }, { intent, at });
  const after = { displayName, ownerUid: uid };
  commit.audit({ action: "buyRegion", regionId, after, visibility: "public" });
}

/** The player's document mirrors whether the player is a Galactic Citizen now. */
async function prepareCitizen(
  commit: Commit,
  { uid, subject }: Checkout,
  { subscription }: Purchase,
): Promise<Stage | undefined> {
  if (subject.kind !== "galacticCitizen" || subscription === null) return undefined;
  const { reads, now } = commit;
  const player = await reads.get(players, { uid });
  if (player === undefined) return undefined;
  const { service } = subscription.entitlement;
  const premiumUntil = player.displaced?.premiumUntil ?? null;
  const galacticCitizen = isGalacticCitizen({ service, premiumUntil }, now);
  if (player.galacticCitizen === galacticCitizen) return undefined;
  const tell = await announce(entitlementChanged, commit, { uid, galacticCitizen });
  return (tx) => {
    tx.update(players.ref({ uid }), { galacticCitizen });
    tell();
  };
}
