import { useState } from "react";
import { governanceDraftProposal } from "../../../../client/rooms/textBounds.ts";
import { Act } from "../../controls/Act.tsx";
import { TextArea, TextField } from "../../controls/TextField.tsx";
import { usePutToVote } from "../../data/usePutToVote.ts";
import { governmentWords } from "../../words/pages/government.ts";
import { useRegional } from "../../words/regional.ts";

const MAX_QUESTION_CHARACTERS = 300;

/** Asks the citizens a question: a referendum that is put to the vote at once. */
export function Referendum({ regionId }: { readonly regionId: string }) {
  const [title, setTitle] = useState("");
  const [question, setQuestion] = useState("");
  const [rationale, setRationale] = useState("");
  const putToVote = usePutToVote(regionId);
  const say = useRegional(governmentWords);
  const ask = async (requestId: string) => {
    const content = { kind: "referendum", question } as const;
    const { votingOpensAt } = await putToVote({ title, rationale, content }, requestId);
    return say.isSubmitted(votingOpensAt);
  };
  return (
    <Act
      label={say.ask}
      review={say.askReview}
      confirm={say.confirmAsk}
      draft={JSON.stringify([title, question, rationale])}
      act={ask}
    >
      <TextField
        label={say.proposalTitle}
        maxLength={governanceDraftProposal.title.most}
        value={title}
        onChange={setTitle}
      />
      <TextField
        label={say.question}
        maxLength={MAX_QUESTION_CHARACTERS}
        value={question}
        onChange={setQuestion}
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
