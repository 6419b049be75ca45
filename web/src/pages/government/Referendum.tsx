import { useRef, useState } from "react";
import { Act } from "../../controls/Act.tsx";
import { calls } from "../../data/calls.ts";
import { words } from "../../words/en.ts";

const MAX_CHARACTERS = { title: 120, question: 300, rationale: 5_000 } as const;

/** Writes a referendum down and puts it to the vote: two calls, of which the second can be tried again by itself. */
export function Referendum({ regionId }: { readonly regionId: string }) {
  const [title, setTitle] = useState("");
  const [question, setQuestion] = useState("");
  const [rationale, setRationale] = useState("");
  const drafted = useRef<string | undefined>(undefined);
  const { government: say } = words;
  const ask = async (requestId: string) => {
    const { governance } = await calls();
    const content = { kind: "referendum", question } as const;
    const { proposalId } = await governance.draftProposal({
      ...{ regionId, proposalId: drafted.current, title, rationale, content, requestId },
    });
    drafted.current = proposalId;
    const { votingOpensAt } = await governance.submitProposal({ regionId, proposalId, requestId });
    drafted.current = undefined;
    return say.isSubmitted(new Date(votingOpensAt));
  };
  return (
    <Act
      label={say.ask}
      review={say.askReview}
      confirm={say.confirmAsk}
      draft={JSON.stringify([title, question, rationale])}
      act={ask}
    >
      <label>
        {say.proposalTitle}
        <input
          maxLength={MAX_CHARACTERS.title}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </label>
      <label>
        {say.question}
        <input
          maxLength={MAX_CHARACTERS.question}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
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
