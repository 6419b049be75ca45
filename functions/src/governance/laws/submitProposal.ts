import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, instant, regionId } from "../../platform/fields.ts";
import { fieldNames } from "../../regions/configuration/fieldNames.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { prepareProposal, stageProposal } from "./callProposal.ts";
import { requireMeasure } from "./measure.ts";
import { readOwnDraft } from "./readProposal.ts";

export const submitProposal = mutation({
  summary:
    "Puts the caller's draft to the vote, which opens a day later and lasts seven; from the opening to the end no other law can change the same fields.",
  access: access.region("region:{regionId}:policy:propose"),
  rateLimit: { callsPerMinute: 10 },
  input: z.strictObject({ regionId, proposalId: documentId }),
  output: z.strictObject({
    proposalId: documentId,
    /** What the law will change, as things stand: fields that it sets to what they are fall out. */
    fields: fieldNames,
    votingOpensAt: instant,
    votingClosesAt: instant,
  }),
  async handle({ caller, reads, tx, now, audit }, { regionId, proposalId }) {
    const region = await readRegion(reads, regionId);
    const draft = await readOwnDraft(reads, caller.uid, { regionId, proposalId });
    const { title, rationale, content, proposerUid, createdAt } = draft;
    const call = { proposalId, title, rationale, content, proposerUid, createdAt };
    const prepared = await prepareProposal(reads, region, call, now);

    const { fields } = prepared.proposal;
    await requireMeasure(tx, prepared.proposal, now);

    stageProposal(tx, prepared);
    audit({
      action: "submitProposal",
      regionId,
      after: { proposalId, kind: content.kind, fields },
      reason: title,
      visibility: "public",
    });
    const { opensAt, closesAt } = prepared.poll;
    return {
      proposalId,
      fields,
      votingOpensAt: opensAt.toISOString(),
      votingClosesAt: closesAt.toISOString(),
    };
  },
});
