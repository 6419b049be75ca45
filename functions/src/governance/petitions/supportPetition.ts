import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { documentPath } from "../../platform/paths.ts";
import { requireCollecting } from "./petition.ts";
import { readPetition } from "./readPetition.ts";
import { petitions, supporters } from "./schema.ts";

/** Writes the supporter's own document and nothing that others write: a schedule counts. */
export const supportPetition = mutation({
  summary: "Supports an open petition; nobody can read who does. Supporting it again changes nothing.",
  access: access.region("region:{regionId}:vote"),
  input: z.strictObject({ regionId, petitionId: documentId }),
  output: z.strictObject({ petitionId: documentId }),
  async handle({ caller: { uid }, reads, tx, now }, { regionId, petitionId }) {
    await reads.load([
      documentPath(petitions.template, { regionId, petitionId }),
      documentPath(supporters.template, { regionId, petitionId, uid }),
    ]);
    requireCollecting(await readPetition(reads, { regionId, petitionId }), now);
    const earlier = await reads.get(supporters, { regionId, petitionId, uid });
    if (earlier === undefined) {
      tx.create(supporters.ref({ regionId, petitionId, uid }), { uid, regionId, at: now });
    }
    return { petitionId };
  },
});
