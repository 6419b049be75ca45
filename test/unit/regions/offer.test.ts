import { describe, expect, it } from "vitest";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import {
  newOffer,
  type Offer,
  offerStands,
  taken,
  withdrawn,
} from "../../../functions/src/regions/holders/offer.ts";

const NOW = new Date("2102-03-04T05:06:07Z");
const at = (days: number) => after(NOW, days * DAY_MS);
const region = { regionId: "aurora", ownerUid: "ada" };
const given = { offerId: "offer1", toUid: "bob" };
const offer: Offer = newOffer(region, undefined, given, NOW);
const buyer = { uid: "bob", checkoutId: "checkout1" };
const paying = taken(region, offer, buyer, at(6));
const refusal = (reason: string) => expect.objectContaining({ reason });

describe("an offer of a region", () => {
  it("stands for seven days, and one at a time", () => {
    expect(offer).toMatchObject({ fromUid: "ada", toUid: "bob", until: at(7), checkoutId: null });
    expect(() => newOffer(region, offer, { ...given, toUid: "eve" }, at(6))).toThrow(refusal("OFFER_STANDS"));
    expect(newOffer(region, offer, { ...given, toUid: "eve" }, at(7)).toUid).toBe("eve");
  });

  it("is accepted by its receiver alone, while it stands", () => {
    expect(paying).toEqual({ ...offer, checkoutId: "checkout1" });
    expect(() => taken(region, offer, { ...buyer, uid: "eve" }, NOW)).toThrow(refusal("OFFER_UNKNOWN"));
    expect(() => taken(region, offer, buyer, at(7))).toThrow(refusal("OFFER_UNKNOWN"));
    expect(() => taken(region, undefined, buyer, NOW)).toThrow(refusal("OFFER_UNKNOWN"));
  });

  it("can be withdrawn once; while its checkout lives it stands all the same", () => {
    const back = withdrawn("aurora", paying, at(6));
    expect(offerStands(back, region, at(8))).toBe(true);
    expect(() => newOffer(region, back, given, at(8))).toThrow(refusal("OFFER_STANDS"));
    expect(offerStands({ ...back, checkoutId: null }, region, at(6))).toBe(false);
    expect(() => withdrawn("aurora", back, at(6))).toThrow(refusal("OFFER_UNKNOWN"));
    expect(() => taken(region, back, { ...buyer, checkoutId: "checkout2" }, at(6))).toThrow(
      refusal("OFFER_UNKNOWN"),
    );
    // A call that began before the withdrawal, and came to its turn after it.
    expect(() => taken(region, back, buyer, at(5))).toThrow(refusal("OFFER_UNKNOWN"));
  });

  it("comes to nothing with its owner", () => {
    expect(offerStands(paying, { ownerUid: "eve" }, at(6))).toBe(false);
    expect(() => taken({ ...region, ownerUid: "eve" }, offer, buyer, NOW)).toThrow(refusal("OFFER_UNKNOWN"));
  });
});
