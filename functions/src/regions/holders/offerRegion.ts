import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { instant, regionId, uid } from "../../platform/fields.ts";
import { ask } from "../../platform/moments.ts";
import { derivedId } from "../../platform/random.ts";
import { players } from "../../players/schema.ts";
import { stageLetter } from "../../players/stageLetter.ts";
import { mayHandOn } from "../moments.ts";
import { readRegion } from "../readRegion.ts";
import { inRegion, offers } from "../schema.ts";
import { newOffer, OFFER_DAYS } from "./offer.ts";
import { requireTransferable } from "./ownership.ts";

export const offerRegion = mutation({
  summary: `Offers a region to another registered player, who has ${OFFER_DAYS} days to accept it by paying for it (billing/createCheckout).`,
  access: access.fresh(access.region("region:{regionId}:owner:*")),
  rateLimit: { callsPerMinute: 10 },
  input: z.strictObject({ regionId, toUid: uid }),
  output: z.strictObject({ regionId, toUid: uid, until: instant }),
  async handle(context, { regionId, toUid }) {
    const { caller, reads, tx, now, intent, audit } = context;
    const region = await readRegion(reads, regionId);
    requireTransferable(region, toUid, await reads.get(players, { uid: toUid }));
    const former = await reads.get(offers, inRegion(regionId));
    const offer = newOffer(region, former, { offerId: derivedId("offer", intent), toUid }, now);
    await ask(mayHandOn, context, { uid: caller.uid });

    tx.set(offers.ref(inRegion(regionId)), offer);
    const until = offer.until.toISOString();
    const sentence = `The region ${region.displayName} is offered to you until ${until}: you accept it by paying for it.`;
    const letter = { fromUid: caller.uid, uid: toUid, kind: "REGION_OFFERED", sentence, regionId };
    stageLetter(tx, letter, now);
    audit({ action: "offerRegion", regionId, subjectUid: toUid, after: { until: offer.until } });
    return { regionId, toUid, until };
  },
});
