import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { documentId, regionId, uid } from "../../platform/fields.ts";
import { ownColony, requireNothingDue } from "../ownColony.ts";
import { colonies } from "../schema.ts";

export const offerColony = mutation({
  summary: "Offers a colony to another resident, who may take it over; null withdraws the offer.",
  access: access.player,
  input: z.strictObject({ regionId, colonyId: documentId, toUid: uid.nullable() }),
  output: z.strictObject({ offeredToUid: uid.nullable() }),
  async handle({ caller, reads, tx }, { regionId, colonyId, toUid }) {
    const colony = await ownColony(reads, { regionId, colonyId }, caller.uid);
    if (toUid === caller.uid) throw new GameError("INVALID_INPUT", "toUid: the colony is yours.");
    if (toUid !== null) requireNothingDue(colony);

    tx.update(colonies.ref({ regionId, colonyId }), { offeredToUid: toUid });
    return { offeredToUid: toUid };
  },
});
