import type { Commit, Stage } from "../../platform/moments.ts";
import { players } from "../../players/schema.ts";
import { taken } from "../../regions/holders/offer.ts";
import { preparePassing } from "../../regions/holders/passRegion.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { inRegion, offers, regions } from "../../regions/schema.ts";
import type { Checkout } from "../schema.ts";
import { prepareBeneficiary } from "../shares/prepareBeneficiary.ts";
import { preparePaidSuccession, prepareSuccession, prepareUnpaidSuccession } from "./heir.ts";
import type { Taking } from "./succession.ts";

/** Of a checkout that buys another player's region. */
export type Takeover = NonNullable<Checkout["takesOver"]>;

/**
 * Notes who buys another player's region, in two halves: what is returned writes.
 * @throws GameError as `prepareAcceptance` and `prepareSuccession` do.
 */
export async function prepareTakeover(
  commit: Commit,
  kind: Takeover["kind"],
  by: Taking,
): Promise<{ readonly takesOver: Takeover; readonly stage: () => void }> {
  if (kind === "offer") return prepareAcceptance(commit, by);
  return { takesOver: { kind }, stage: await prepareSuccession(commit, by) };
}

/**
 * What a paid checkout brings its buyer: by an offer the region, by a succession its place. Undefined where it comes to
 * nothing.
 * @throws GameError as `preparePassing` does.
 */
export async function preparePaidTakeover(
  commit: Commit,
  checkout: Checkout,
  paidAt: Date | null,
): Promise<Stage | undefined> {
  const { uid, subject, takesOver } = checkout;
  if (subject.kind !== "region" || takesOver === null) return undefined;
  const { regionId } = subject;
  return takesOver.kind === "offer"
    ? preparePaidOffer(commit, uid, { regionId, offerId: takesOver.offerId })
    : preparePaidSuccession(commit, checkout, regionId, paidAt);
}

/** An offer or a succession whose checkout has come to nothing is there for others. */
export async function prepareUnpaidTakeover(commit: Commit, checkout: Checkout): Promise<Stage | undefined> {
  const { subject, takesOver } = checkout;
  if (subject.kind !== "region" || takesOver === null) return undefined;
  const { regionId } = subject;
  return takesOver.kind === "offer"
    ? prepareUnpaidOffer(commit, checkout, regionId)
    : prepareUnpaidSuccession(commit, checkout, regionId);
}

/**
 * Notes at an offer that its receiver has a checkout open, in two halves: what is returned writes. All is decided as it will
 * be when it is paid.
 * @throws GameError `OFFER_UNKNOWN`, or as `preparePassing` does.
 */
async function prepareAcceptance(
  commit: Commit,
  { uid, regionId, checkoutId }: Taking,
): Promise<{ readonly takesOver: Takeover; readonly stage: () => void }> {
  const region = await readRegion(commit.reads, regionId);
  const offer = taken(
    region,
    await commit.reads.get(offers, inRegion(regionId)),
    { uid, checkoutId },
    commit.now,
  );
  const receiver = (await commit.reads.get(players, { uid }))!;
  await preparePassing(commit, region, receiver, "handOnRegion");
  return {
    takesOver: { kind: "offer", offerId: offer.offerId },
    stage: () => commit.tx.set(offers.ref(inRegion(regionId)), offer),
  };
}

/** The region goes to its buyer. Undefined where the offer is another by now. */
async function preparePaidOffer(
  commit: Commit,
  uid: string,
  { regionId, offerId }: { readonly regionId: string; readonly offerId: string },
): Promise<Stage | undefined> {
  const offer = await commit.reads.get(offers, inRegion(regionId));
  const region = await commit.reads.get(regions, { regionId });
  const receiver = await commit.reads.get(players, { uid });
  if (offer?.offerId !== offerId || region === undefined || receiver === undefined) return undefined;
  if (offer.fromUid !== region.ownerUid || receiver.blocked !== null) return undefined;
  const pass = await preparePassing(commit, region, receiver, "handOnRegion");
  const beneficiary = { ownerUid: uid, since: commit.now };
  const stageBeneficiary = await prepareBeneficiary(commit, regionId, beneficiary);
  return (tx) => {
    pass();
    stageBeneficiary?.(tx);
    tx.delete(offers.ref(inRegion(regionId)));
  };
}

async function prepareUnpaidOffer(
  { reads }: Pick<Commit, "reads">,
  { checkoutId }: Checkout,
  regionId: string,
): Promise<Stage | undefined> {
  const offer = await reads.get(offers, inRegion(regionId));
  if (offer?.checkoutId !== checkoutId) return undefined;
  return (tx) => tx.update(offers.ref(inRegion(regionId)), { checkoutId: null });
}
