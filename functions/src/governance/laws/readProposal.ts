import { GameError } from "../../platform/errors.ts";
import type { Reads } from "../../platform/store.ts";
import type { Proposal } from "./proposal.ts";
import { proposals } from "./schema.ts";

interface Asked {
  readonly regionId: string;
  readonly proposalId: string;
}

/** The whole document of a proposal. @throws GameError `PROPOSAL_UNKNOWN`. */
export async function readProposal(reads: Reads, { regionId, proposalId }: Asked): Promise<Proposal> {
  const proposal = await reads.get(proposals, { regionId, proposalId });
  if (proposal !== undefined) return proposal;
  throw new GameError("PROPOSAL_UNKNOWN", `The region "${regionId}" has no proposal "${proposalId}".`, {
    regionId,
    proposalId,
  });
}

/** A draft of the caller's own. @throws GameError `PROPOSAL_UNKNOWN`, `PERMISSION_DENIED` or `PROPOSAL_STATUS`. */
export async function readOwnDraft(reads: Reads, uid: string, asked: Asked): Promise<Proposal> {
  const proposal = await readProposal(reads, asked);
  if (proposal.proposerUid !== uid) {
    throw new GameError("PERMISSION_DENIED", "Only its proposer can change or submit a draft.", {
      proposalId: asked.proposalId,
    });
  }
  if (proposal.submittedAt === null && proposal.endedAt === null) return proposal;
  const state = proposal.endedAt === null ? "submitted" : "ended";
  throw new GameError("PROPOSAL_STATUS", `The proposal is ${state}: draft another one for another wording.`, {
    proposalId: asked.proposalId,
    state,
  });
}
