import { useRef, useState } from "react";
import type { GovernanceDraftProposalInput } from "../../../../client/rooms/governance.ts";
import { canonicalJson } from "../../../../functions/src/platform/random.ts";
import { Act } from "../../controls/Act.tsx";
import { calls } from "../../data/calls.ts";
import type { Ruling } from "../../settings/ruling.ts";
import { percent } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";

const MAX_CHARACTERS = { title: 120, rationale: 5_000 } as const;

/** The wire names the goods that can be banned, which the server's schema takes from a list. */
type Law = GovernanceDraftProposalInput["content"];

interface ProposeActProps {
  readonly regionId: string;
  readonly vote: NonNullable<Ruling["vote"]>;
  readonly onCalled: (sentence: string, voteId: string) => void;
}

/** Writes a law down and puts it to the vote: two calls, of which the second can be tried again by itself. */
export function ProposeAct({ regionId, vote, onCalled }: ProposeActProps) {
  const [title, setTitle] = useState("");
  const [rationale, setRationale] = useState("");
  // A draft that was not put to the vote is written over, not left beside the next one.
  const drafted = useRef<string | undefined>(undefined);
  const { governing: say } = words;
  const { change, changes, electorate, thresholdBasisPoints, timelockDays } = vote;
  const propose = async (requestId: string) => {
    const { governance } = await calls();
    const content = { kind: "law", change } as Law;
    const { proposalId } = await governance.draftProposal({
      ...{ regionId, proposalId: drafted.current, title, rationale, content, requestId },
    });
    drafted.current = proposalId;
    const { votingOpensAt } = await governance.submitProposal({ regionId, proposalId, requestId });
    onCalled(say.voted(words.instant(new Date(votingOpensAt))), proposalId);
    return "";
  };
  return (
    <Act
      label={say.vote(changes.length)}
      review={say.voteReview(say.electorates[electorate], percent(thresholdBasisPoints), timelockDays)}
      confirm={say.confirmVote}
      draft={canonicalJson([change, title, rationale])}
      act={propose}
    >
      <label>
        {say.lawTitle}
        <input
          maxLength={MAX_CHARACTERS.title}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </label>
      <label>
        {say.rationale}
        <textarea
          rows={4}
          maxLength={MAX_CHARACTERS.rationale}
          value={rationale}
          onChange={(event) => setRationale(event.target.value)}
        />
      </label>
    </Act>
  );
}
