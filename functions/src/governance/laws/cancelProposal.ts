import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { readOpenProposal, stageCancellation } from "./cancellation.ts";

export const cancelProposal = mutation({
  summary: "Takes the caller's proposal back, which can be done until voting opens.",
  // Also after losing the right to propose: nobody must be bound to a proposal that waits.
  access: access.player,
  input: z.strictObject({ regionId, proposalId: documentId }),
  output: z.strictObject({ proposalId: documentId }),
  async handle(context, { regionId, proposalId }) {
    const { caller, reads, now } = context;
    const open = await readOpenProposal(reads, { regionId, proposalId }, now);
    if (open.proposal.proposerUid !== caller.uid) {
      throw new GameError("PERMISSION_DENIED", "Only its proposer can take a proposal back.", { proposalId });
    }
    const { status } = open;
    if (status !== "draft" && status !== "pending") {
      throw new GameError(
        "PROPOSAL_STATUS",
        `The proposal is ${status}: voting has opened, and only the voters decide it now.`,
        { proposalId, status },
      );
    }

    stageCancellation(context, open, { action: "cancelProposal" });
    return { proposalId };
  },
});
