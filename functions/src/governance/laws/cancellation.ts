import type { MutationContext } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { documentPath } from "../../platform/paths.ts";
import type { Reads } from "../../platform/store.ts";
import { stageCallOff } from "../polls/callPoll.ts";
import type { Poll } from "../polls/poll.ts";
import { polls } from "../polls/schema.ts";
import { stageProposalEnd } from "./callProposal.ts";
import { type Proposal, type ProposalStatus, proposalStatusAt } from "./proposal.ts";
import { readProposal } from "./readProposal.ts";

/** A proposal that has not ended, with its vote; a draft has none. */
export interface OpenProposal {
  readonly proposal: Proposal;
  readonly poll: Poll | undefined;
  readonly status: ProposalStatus;
}

/** @throws GameError `PROPOSAL_UNKNOWN` or `PROPOSAL_STATUS`. */
export async function readOpenProposal(
  reads: Reads,
  { regionId, proposalId }: { readonly regionId: string; readonly proposalId: string },
  now: Date,
): Promise<OpenProposal> {
  await reads.load([documentPath(polls.template, { regionId, pollId: proposalId })]);
  const proposal = await readProposal(reads, { regionId, proposalId });
  const poll = await reads.get(polls, { regionId, pollId: proposalId });
  const status = proposalStatusAt(proposal, poll, now);
  if (proposal.endedAt === null) return { proposal, poll, status };
  throw new GameError("PROPOSAL_STATUS", `The proposal is ${status}: it has ended.`, { proposalId, status });
}

/** Ends it, its vote included where that is not concluded, and says so in the region's log. */
export function stageCancellation(
  { tx, now, audit }: MutationContext,
  { proposal, poll, status }: OpenProposal,
  { action, reason }: { readonly action: string; readonly reason?: string },
): void {
  const { regionId, proposalId, decision } = proposal;
  stageProposalEnd(tx, proposal, { cancelledAt: now }, now);
  if (poll !== undefined && decision === null) stageCallOff(tx, poll, now);
  audit({
    action,
    regionId,
    before: { proposalId, status },
    after: { proposalId, status: "cancelled" },
    ...(reason === undefined ? {} : { reason }),
    visibility: "public",
  });
}
