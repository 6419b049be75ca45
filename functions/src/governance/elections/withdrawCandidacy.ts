import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { documentPath } from "../../platform/paths.ts";
import { requireNominations, withdrawn } from "./candidacy.ts";
import { readElection } from "./readElection.ts";
import { nominations } from "./schema.ts";

/** Reads the poll, which the opening of voting writes: who has withdrawn is on no ballot, who could not is on all. */
export const withdrawCandidacy = mutation({
  summary: "Declines the caller's nomination, or withdraws the caller's candidacy, until voting opens.",
  access: access.onRecord,
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({ regionId, electionId: documentId }),
  output: z.strictObject({ electionId: documentId }),
  async handle({ caller: { uid }, reads, tx, now }, { regionId, electionId }) {
    await reads.load([documentPath(nominations.template, { regionId, electionId, uid })]);
    const { election, poll } = await readElection(reads, { regionId, electionId });
    requireNominations(election, poll, now);
    const nomination = withdrawn(await reads.get(nominations, { regionId, electionId, uid }), now);

    tx.set(nominations.ref({ regionId, electionId, uid }), nomination);
    return { electionId };
  },
});
