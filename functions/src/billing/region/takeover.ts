import type { Commit, Stage } from "../../platform/moments.ts";
import { players } from "../../players/schema.ts";
import { taken } from "../../regions/holders/offer.ts";
import { preparePassing } from "../../regions/holders/passRegion.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { inRegion, offers, regions } from "../../regions/schema.ts";
import type { Checkout } from "../schema.ts";

/** Of a checkout that buys another player's region. */
export type Takeover = NonNullable<Checkout["takesOver"]>;

/**
 * Notes at an offer that its receiver has a checkout open, in two halves: what is returned writes. All is decided as it will
 * be when it is paid.
 * @throws GameError `OFFER_UNKNOWN`, or as `preparePassing` does.
 */
export async function prepareAcceptance(
  commit: Commit,
  {
    uid,
    regionId,
    checkoutId,
  }: { readonly uid: string; readonly regionId: string; readonly checkoutId: string },
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

/**
 * The region that a checkout by an offer has paid for goes to its buyer. Undefined where the offer is another by now.
 * @throws GameError as `preparePassing` does.
 */
export async function preparePaidOffer(commit: Commit, checkout: Checkout): Promise<Stage | undefined> {
  const { uid, subject, takesOver } = checkout;
  if (subject.kind !== "region" || takesOver === null) return undefined;
  const { regionId } = subject;
  const offer = await commit.reads.get(offers, inRegion(regionId));
  const region = await commit.reads.get(regions, { regionId });
  const receiver = await commit.reads.get(players, { uid });
  if (offer?.offerId !== takesOver.offerId || region === undefined || receiver === undefined)
    return undefined;
  if (offer.fromUid !== region.ownerUid) return undefined;
  const pass = await preparePassing(commit, region, receiver, "handOnRegion");
  return (tx) => {
    pass();
    tx.delete(offers.ref(inRegion(regionId)));
  };
}

/** An offer whose checkout has come to nothing can be withdrawn, or accepted anew. */
export async function prepareUnpaidOffer(
  { reads }: Pick<Commit, "reads">,
  { subject, checkoutId }: Checkout,
): Promise<Stage | undefined> {
  if (subject.kind !== "region") return undefined;
  const { regionId } = subject;
  const offer = await reads.get(offers, inRegion(regionId));
  if (offer?.checkoutId !== checkoutId) return undefined;
  return (tx) => tx.update(offers.ref(inRegion(regionId)), { checkoutId: null });
}
