import { useState } from "react";
import type { GovernanceDraftProposalInput } from "../../../../client/rooms/governance.ts";
import { governanceDraftProposal } from "../../../../client/rooms/textBounds.ts";
import { canonicalJson } from "../../../../functions/src/platform/random.ts";
import { Act } from "../../controls/Act.tsx";
import { TextArea, TextField } from "../../controls/TextField.tsx";
import { usePutToVote } from "../../data/usePutToVote.ts";
import type { Ruling } from "../../settings/ruling.ts";
import { percent } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";

/** The wire names the goods that can be banned, which the server's schema takes from a list. */
type Law = GovernanceDraftProposalInput["content"];

interface ProposeActProps {
  readonly regionId: string;
  readonly vote: NonNullable<Ruling["vote"]>;
  readonly onCalled: (sentence: string, voteId: string) => void;
}

/** Puts a change of the rules to the vote. */
export function ProposeAct({ regionId, vote, onCalled }: ProposeActProps) {
  const [title, setTitle] = useState("");
  const [rationale, setRationale] = useState("");
  const putToVote = usePutToVote(regionId);
  const { governing: say } = useRegional(words);
  const { change, changes, electorate, thresholdBasisPoints, timelockDays } = vote;
  const propose = async (requestId: string) => {
    const content = { kind: "law", change } as Law;
    const { proposalId, votingOpensAt } = await putToVote({ title, rationale, content }, requestId);
    onCalled(say.voted(words.instant(votingOpensAt)), proposalId);
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
      <TextField
        label={say.lawTitle}
        maxLength={governanceDraftProposal.title.most}
        value={title}
        onChange={setTitle}
      />
      <TextArea
        label={say.rationale}
        rows={4}
        maxLength={governanceDraftProposal.rationale.most}
        value={rationale}
        onChange={setRationale}
      />
    </Act>
  );
}
