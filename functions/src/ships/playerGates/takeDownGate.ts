import { z } from "zod";
import { reasonField } from "../../membership/schema.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, instant, regionId } from "../../platform/fields.ts";
import { stageLetter } from "../../players/stageLetter.ts";
import { closingOf } from "./gate.ts";
import { gateIn } from "./ownGate.ts";
import { playerGates } from "./schema.ts";

/** Either of the two regions may: both have permitted it. Who is under way arrives. */
export const takeDownGate = mutation({
  summary:
    "Has a player's gate in the region taken down: it closes in 24 hours, for ever, and its owner is told why.",
  access: access.region("region:{regionId}:economy:manage"),
  input: z.strictObject({ regionId, gateId: documentId, reason: reasonField }),
  output: z.strictObject({ closesAt: instant }),
  async handle({ caller, reads, tx, now, audit }, { regionId, gateId, reason }) {
    const gate = await gateIn(reads, gateId, regionId, now);
    const closesAt = closingOf(gate, now);

    tx.update(playerGates.ref({ gateId }), { closesAt });
    const sentence = `${regionId} takes your gate ${gateId} down at ${closesAt.toISOString()}: ${reason}`;
    const letter = { uid: gate.ownerUid, kind: "GATE_TAKEN_DOWN", sentence, regionId };
    stageLetter(tx, { fromUid: caller.uid, ...letter }, now);
    const after = { gateId, closesAt };
    audit({
      action: "takeDownGate",
      regionId,
      subjectUid: gate.ownerUid,
      after,
      reason,
      visibility: "public",
    });
    return { closesAt: closesAt.toISOString() };
  },
});
