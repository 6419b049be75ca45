import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, instant } from "../../platform/fields.ts";
import { closingOf } from "./gate.ts";
import { ownGate } from "./ownGate.ts";
import { playerGates } from "./schema.ts";

/** Who is under way arrives. */
export const closeGate = mutation({
  summary: "Gives an own gate up: it closes in 24 hours, for ever, and nothing of it comes back.",
  access: access.player,
  input: z.strictObject({ gateId: documentId }),
  output: z.strictObject({ closesAt: instant }),
  async handle({ caller, reads, tx, now }, { gateId }) {
    const closesAt = closingOf(await ownGate(reads, gateId, caller.uid, now), now);

    tx.update(playerGates.ref({ gateId }), { closesAt });
    return { closesAt: closesAt.toISOString() };
  },
});
