import { after, DAY_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import type { Region } from "../schema.ts";

/** How long an offer can be accepted. */
export const OFFER_DAYS = 7;

/** A region that its owner offers to another player; a region has one at a time. */
export interface Offer {
  readonly regionId: string;
  readonly offerId: string;
  readonly fromUid: string;
  readonly toUid: string;
  readonly offeredAt: Date;
  /** Until when a checkout can be opened by it; when it was made where it was taken back since, so that no call that began before accepts it. */
  readonly until: Date;
  /** The receiver's open checkout: while it lives the offer stands, whatever the time. Null while there is none. */
  readonly checkoutId: string | null;
}

/** Whether an offer can still come to something. One of a former owner cannot. */
export function offerStands(offer: Offer, { ownerUid }: Pick<Region, "ownerUid">, now: Date): boolean {
  if (offer.fromUid !== ownerUid) return false;
  return offer.checkoutId !== null || now < offer.until;
}

/** @throws GameError `OFFER_STANDS` where another offer has not come to its end. */
export function newOffer(
  { regionId, ownerUid }: Pick<Region, "regionId" | "ownerUid">,
  former: Offer | undefined,
  given: { readonly offerId: string; readonly toUid: string },
  now: Date,
): Offer {
  if (former !== undefined && offerStands(former, { ownerUid }, now)) {
    const end =
      former.checkoutId === null ? `until ${former.until.toISOString()}` : "while its checkout is open";
    throw new GameError(
      "OFFER_STANDS",
      `The region "${regionId}" is offered to the player "${former.toUid}" ${end}: one offer at a time.`,
      { regionId, toUid: former.toUid },
    );
  }
  const until = after(now, OFFER_DAYS * DAY_MS);
  return { regionId, ...given, fromUid: ownerUid!, offeredAt: now, until, checkoutId: null };
}

/**
 * An offer that its owner takes back: no checkout is opened by it any more, and one that is open can still be paid.
 * @throws GameError `OFFER_UNKNOWN` where none can be accepted any more.
 */
export function withdrawn(regionId: string, offer: Offer | undefined, now: Date): Offer {
  if (offer === undefined || now >= offer.until) throw noOffer(regionId);
  return { ...offer, until: offer.offeredAt };
}

/**
 * An offer while its receiver pays for the region.
 * @throws GameError `OFFER_UNKNOWN` where the player has none that can be accepted.
 */
export function taken(
  region: Pick<Region, "regionId" | "ownerUid">,
  offer: Offer | undefined,
  by: { readonly uid: string; readonly checkoutId: string },
  now: Date,
): Offer {
  if (
    offer === undefined ||
    offer.toUid !== by.uid ||
    offer.fromUid !== region.ownerUid ||
    now >= offer.until
  )
    throw noOffer(region.regionId);
  return { ...offer, checkoutId: by.checkoutId };
}

function noOffer(regionId: string): GameError {
  return new GameError("OFFER_UNKNOWN", `No offer of the region "${regionId}" can be accepted now.`, {
    regionId,
  });
}
