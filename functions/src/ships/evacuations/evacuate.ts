import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { credits, instant, regionId } from "../../platform/fields.ts";
import { players } from "../../players/schema.ts";
import { atHome } from "../insurance/insurance.ts";
import { travellerOf } from "../passages/traveller.ts";
import { PAYMENTS, preparePayment } from "../pay.ts";
import { leavingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { requireNotPursued } from "../pilots/fights.ts";
import { acted } from "../pilots/pilot.ts";
import { pilots, placeField } from "../schema.ts";
import { prepareHomecoming } from "../visits/homecoming.ts";
import { evacuationOf } from "./evacuation.ts";

export const evacuate = mutation({
  summary:
    "Brings the pilot home with ship and cargo, once in 24 hours: for nothing who is entitled or has insured the journey, others for 1,000 credits or after a day's wait.",
  access: access.player,
  input: z.strictObject({
    regionId,
    /** Whether to pay rather than wait. */
    pays: z.boolean().default(false),
  }),
  output: z.strictObject({
    /** Where the pilot is now; null while waiting. */
    place: placeField.nullable(),
    feeCredits: credits,
    /** When the wait ends; null where there is none. */
    waitsUntil: instant.nullable(),
  }),
  loads: ownPilotPaths,
  async handle(context, { regionId, pays }) {
    const { caller, reads, tx, now } = context;
    const { uid } = caller;
    const player = (await reads.get(players, { uid }))!;
    const { pilot } = await leavingPilot(context, regionId);
    requireNotPursued(pilot, now);
    const present = acted(pilot, now);
    const isEntitled = travellerOf(player, now).visitHours === null;
    const evacuation = evacuationOf(pilot, { isEntitled, pays }, now);
    if (evacuation.how === "wait") {
      tx.update(pilots.ref({ uid }), { evacuation: { ...pilot.evacuation, askedAt: evacuation.askedAt } });
      return { place: null, feeCredits: 0, waitsUntil: evacuation.until.toISOString() };
    }
    const { feeCredits } = evacuation;
    const { place, stage } = await prepareHomecoming(context, present, player, { isSentAway: false });
    const pay = await preparePayment(context, PAYMENTS.evacuation, feeCredits);

    stage(tx);
    const { lastActedAt, idleOn } = present;
    tx.update(pilots.ref({ uid }), {
      lastActedAt,
      idleOn,
      insurance: atHome(pilot.insurance),
      evacuation: { askedAt: null, lastAt: now },
    });
    pay();
    return { place, feeCredits, waitsUntil: null };
  },
});
