import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, instant } from "../../platform/fields.ts";
import { withToll } from "./gate.ts";
import { ownGate } from "./ownGate.ts";
import { playerGates, tollField } from "./schema.ts";

/** Who is under way pays what was quoted. */
export const setToll = mutation({
  summary: "Sets the toll of an own gate, which is asked in 24 hours.",
  access: access.player,
  input: z.strictObject({ gateId: documentId, tollCredits: tollField }),
  output: z.strictObject({ from: instant }),
  async handle({ caller, reads, tx, now }, { gateId, tollCredits }) {
    const gate = withToll(await ownGate(reads, gateId, caller.uid, now), tollCredits, now);

    tx.update(playerGates.ref({ gateId }), gate);
    return { from: gate.nextToll!.from.toISOString() };
  },
});
