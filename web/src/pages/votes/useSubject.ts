import type { Nomination } from "../../../../functions/src/governance/elections/candidacy.ts";
import type { Election } from "../../../../functions/src/governance/elections/election.ts";
import type { Proposal } from "../../../../functions/src/governance/laws/proposal.ts";
import type { Poll } from "../../../../functions/src/governance/polls/poll.ts";
import { MAX_OPTIONS } from "../../../../functions/src/governance/polls/tally/schema.ts";
import type { Treaty } from "../../../../functions/src/governance/treaties/treaty.ts";
import { useWatched, type Watched } from "../../data/watch.ts";
import { electionVotedOn, proposalVotedOn, treatyVotedOn, type VotedOn } from "../../votes/votedOn.ts";
import { words } from "../../words/en.ts";

/** What a vote is about, as far as the player may read it. */
export interface Subject {
  /** The one of the three that the vote is about; the others are never asked for. */
  readonly proposal: Watched<Proposal | undefined>;
  readonly election: Watched<Election | undefined>;
  readonly treaty: Watched<Treaty | undefined>;
  /** Who was nominated, those with the most signatures first. */
  readonly candidates: Watched<readonly Nomination[]>;
  readonly nameOf: (option: string) => string;
  /** Null while it is not here. */
  readonly votedOn: VotedOn | null;
}

/** Follows what a vote is about: at most twenty candidates, or one document. */
export function useSubject(poll: Poll): Subject {
  const { regionId, pollId, subject, options } = poll;
  const isAbout = (kind: Poll["subject"]["kind"]) => subject.kind === kind;
  const ofPoll = { regionId, electionId: pollId, proposalId: pollId };
  const proposal = useWatched<Proposal | undefined>(
    isAbout("proposal")
      ? { template: "regions/{regionId}/proposals/{proposalId}", parameters: ofPoll }
      : null,
  );
  const treaty = useWatched<Treaty | undefined>(
    isAbout("treaty")
      ? { template: "treaties/{treatyId}", parameters: { treatyId: subject.subjectId } }
      : null,
  );
  // A lone candidate is voted on by yes or no, and named by the election alone.
  const isLone = isAbout("election") && options?.includes("for") === true;
  const election = useWatched<Election | undefined>(
    isLone ? { template: "regions/{regionId}/elections/{electionId}", parameters: ofPoll } : null,
  );
  const candidates = useWatched<readonly Nomination[]>(
    isAbout("election")
      ? {
          template: "regions/{regionId}/elections/{electionId}/nominations",
          parameters: ofPoll,
          orderBy: ["seconderCount", "desc"],
          // With the election and its look-up no more than 23 reads.
          limit: isLone ? MAX_OPTIONS - 2 : MAX_OPTIONS,
        }
      : null,
  );
  const names = new Map(
    candidates.state === "here" ? candidates.value.map(({ uid, name }) => [uid, name]) : [],
  );
  const { options: fixed, candidate } = words.votes;
  return {
    ...{ proposal, treaty, election, candidates },
    nameOf: (option) => names.get(option) ?? fixed[option as keyof typeof fixed] ?? candidate(option),
    votedOn: votedOnOf({ proposal, treaty, election }),
  };
}

function votedOnOf({
  proposal,
  treaty,
  election,
}: Pick<Subject, "proposal" | "treaty" | "election">): VotedOn | null {
  if (proposal.state === "here" && proposal.value !== undefined) return proposalVotedOn(proposal.value);
  if (treaty.state === "here" && treaty.value !== undefined) return treatyVotedOn(treaty.value);
  if (election.state === "here" && election.value !== undefined) return electionVotedOn(election.value);
  return null;
}
