import { useRef } from "react";
import type { GovernanceDraftProposalInput } from "../../../client/rooms/governance.ts";
import { calls } from "./calls.ts";

type Draft = Pick<GovernanceDraftProposalInput, "title" | "rationale" | "content">;

/** Writes a proposal down and puts it to the vote: two calls, of which the second can be tried again by itself. */
export function usePutToVote(regionId: string) {
  // A draft that was not put to the vote is written over, not left beside the next one.
  const drafted = useRef<string | undefined>(undefined);
  return async (draft: Draft, requestId: string) => {
    const { governance } = await calls();
    const named = { ...draft, regionId, proposalId: drafted.current, requestId };
    const { proposalId } = await governance.draftProposal(named);
    drafted.current = proposalId;
    const { votingOpensAt } = await governance.submitProposal({ regionId, proposalId, requestId });
    drafted.current = undefined;
    return { proposalId, votingOpensAt: new Date(votingOpensAt) };
  };
}
