import type { Election } from "../../../functions/src/governance/elections/election.ts";
import {
  contentHash,
  type Proposal,
  proposalContent,
} from "../../../functions/src/governance/laws/proposal.ts";
import type { Poll } from "../../../functions/src/governance/polls/poll.ts";
import { type Clauses, clausesHash, type Treaty } from "../../../functions/src/governance/treaties/treaty.ts";
import { digest } from "../../../functions/src/platform/random.ts";

/** What a vote is about, as it is stored. */
export type VotedOn =
  | { readonly kind: "proposal"; readonly content: unknown; readonly votedHash: string | null }
  | { readonly kind: "election"; readonly loneCandidateUid: string | null }
  | { readonly kind: "treaty"; readonly clauses: readonly Clauses[] };

/** Of a proposal as it is stored. */
export const proposalVotedOn = ({
  content,
  votedHash,
}: Pick<Proposal, "content" | "votedHash">): VotedOn => ({
  kind: "proposal",
  content,
  votedHash: votedHash ?? null,
});

/** Of a treaty: its offer, and what has been agreed. */
export const treatyVotedOn = ({ offer, agreement }: Pick<Treaty, "offer" | "agreement">): VotedOn => ({
  kind: "treaty",
  clauses: [offer, agreement].filter((clauses) => clauses !== null),
});

/** Of an election with one candidate. */
export const electionVotedOn = ({ loneCandidateUid }: Pick<Election, "loneCandidateUid">): VotedOn => ({
  kind: "election",
  loneCandidateUid: loneCandidateUid ?? null,
});

/** `nothing`: no text was fixed. `unreadable`: it is not there, not for this player, or of another form. */
export type ContentFinding = "kept" | "changed" | "nothing" | "unreadable";

/** Whether what was voted on still is what stood there when voting opened. */
export function contentFinding(poll: Pick<Poll, "contentHash">, votedOn: VotedOn | null): ContentFinding {
  if (poll.contentHash === null) return "nothing";
  switch (votedOn?.kind) {
    case "proposal": {
      const content = proposalContent.safeParse(votedOn.content);
      if (!content.success) return "unreadable";
      const hash = contentHash({ content: content.data, votedHash: votedOn.votedHash });
      return hash === poll.contentHash ? "kept" : "changed";
    }
    case "election":
      if (votedOn.loneCandidateUid === null) return "unreadable";
      return digest(votedOn.loneCandidateUid) === poll.contentHash ? "kept" : "changed";
    case "treaty":
      // Another offer may have taken its place, which is no fault.
      return votedOn.clauses.some((clauses) => clausesHash(clauses) === poll.contentHash)
        ? "kept"
        : "unreadable";
    default:
      return "unreadable";
  }
}
