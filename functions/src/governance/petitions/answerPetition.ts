import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, regionId, text } from "../../platform/fields.ts";
import { readProposer, stageProposerNotice } from "../laws/proposerNotice.ts";
import { requireAnswerable } from "./petition.ts";
import { answered } from "./petitionReview.ts";
import { readPetition } from "./readPetition.ts";
import { petitions } from "./schema.ts";

export const answerPetition = mutation({
  summary:
    "Gives the government's answer to a petition that enough citizens have supported, for all to read.",
  access: access.region("region:{regionId}:governance:manage"),
  rateLimit: { callsPerMinute: 10 },
  input: z.strictObject({ regionId, petitionId: documentId, sentence: text(2_000, 10) }),
  output: z.strictObject({ petitionId: documentId }),
  async handle({ caller, reads, tx, now, intent, audit }, { regionId, petitionId, sentence }) {
    const petition = await readPetition(reads, { regionId, petitionId });
    requireAnswerable(petition, now);
    const petitioner = await readProposer(reads, { proposerUid: petition.petitionerUid });

    const answer = { byUid: caller.uid, sentence, at: now };
    tx.set(petitions.ref({ regionId, petitionId }), answered(petition, answer));
    const told = `Your petition "${petition.title}" has its answer: read it there.`;
    const notice = { kind: "PETITION_ANSWERED", sentence: told, regionId };
    stageProposerNotice(tx, petitioner, notice, { intent, at: now });
    audit({
      action: "answerPetition",
      regionId,
      after: { petitionId, sentence },
      reason: petition.title,
      visibility: "public",
    });
    return { petitionId };
  },
});
