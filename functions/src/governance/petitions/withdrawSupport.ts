import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { requireCollecting } from "./petition.ts";
import { readPetition } from "./readPetition.ts";
import { supporters } from "./schema.ts";

/** For every player: one who has lost the citizenship meanwhile can still take the support back. */
export const withdrawSupport = mutation({
  summary: "Withdraws the caller's support of an open petition; nothing changes where there is none.",
  access: access.player,
  input: z.strictObject({ regionId, petitionId: documentId }),
  output: z.strictObject({ petitionId: documentId }),
  async handle({ caller: { uid }, reads, tx, now }, { regionId, petitionId }) {
    requireCollecting(await readPetition(reads, { regionId, petitionId }), now);
    tx.delete(supporters.ref({ regionId, petitionId, uid }));
    return { petitionId };
  },
});
