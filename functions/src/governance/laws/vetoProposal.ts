import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { publicReason } from "../../regions/schema.ts";
import { readOpenProposal, stageCancellation } from "./cancellation.ts";
import { readProposer, stageProposerNotice } from "./proposerNotice.ts";

export const vetoProposal = mutation({
  summary:
    "Ends a proposal, or a passed law before it takes effect, in an emergency and for a reason that all members can read.",
  access: access.galaxy("galaxy:admin:*"),
  input: z.strictObject({ regionId, proposalId: documentId, reason: publicReason }),
  output: z.strictObject({ proposalId: documentId }),
  async handle(context, { regionId, proposalId, reason }) {
    const { reads, tx, now, intent } = context;
    const open = await readOpenProposal(reads, { regionId, proposalId }, now);
    const proposer = await readProposer(reads, open.proposal);

    stageCancellation(context, open, { action: "vetoProposal", reason });
    const sentence = `The platform has ended your proposal "${open.proposal.title}"; the region's log says why.`;
    stageProposerNotice(tx, proposer, { kind: "PROPOSAL_VETOED", sentence, regionId }, { intent, at: now });
    return { proposalId };
  },
});
