import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId } from "../../platform/fields.ts";
import { stageLetter } from "../../players/stageLetter.ts";
import { readRegion } from "../readRegion.ts";
import { inRegion, offers } from "../schema.ts";
import { withdrawn } from "./offer.ts";

export const withdrawOffer = mutation({
  summary:
    "Takes an offer of a region back: nobody can accept it any more, but a checkout that the receiver has open can still be paid.",
  access: access.region("region:{regionId}:owner:*"),
  input: z.strictObject({ regionId }),
  output: z.strictObject({
    regionId,
    /** The receiver has a checkout open, and the region is still handed on if that is paid. */
    isBeingPaid: z.boolean(),
  }),
  async handle({ caller, reads, tx, now, audit }, { regionId }) {
    const { displayName } = await readRegion(reads, regionId);
    const offer = withdrawn(regionId, await reads.get(offers, inRegion(regionId)), now);

    tx.set(offers.ref(inRegion(regionId)), offer);
    const { toUid: uid } = offer;
    const sentence = `The offer of the region ${displayName} was taken back.`;
    const letter = { fromUid: caller.uid, uid, kind: "OFFER_WITHDRAWN", sentence, regionId };
    stageLetter(tx, letter, now);
    audit({ action: "withdrawOffer", regionId, subjectUid: uid });
    return { regionId, isBeingPaid: offer.checkoutId !== null };
  },
});
