import { type FormEvent, useState } from "react";
import { newRequestId } from "../../../../../client/input.ts";
import type { Poll } from "../../../../../functions/src/governance/polls/poll.ts";
import { checkedChoice, kindOf } from "../../../../../functions/src/governance/polls/tally/choice.ts";
import type { Choice } from "../../../../../functions/src/governance/polls/tally/schema.ts";
import { GameError } from "../../../../../functions/src/platform/errors.ts";
import { emptyChoice } from "../../../votes/choices.ts";
import { words } from "../../../words/en.ts";
import { ChoiceControls } from "./ChoiceControls.tsx";
import { Review } from "./Review.tsx";
import { Slip } from "./Slip.tsx";

interface BallotFormProps {
  readonly poll: Poll;
  readonly options: readonly string[];
  readonly votingPower: number;
  readonly nameOf: (option: string) => string;
}

/** What is to be sent: the same one keeps its id however often it is tried, a changed one is another. */
export interface Intent {
  readonly choice: Choice;
  readonly requestId: string;
}

/** A choice is in this component's state alone, and no longer once it is cast. */
export function BallotForm({ poll, options, votingPower, nameOf }: BallotFormProps) {
  const kind = kindOf(poll.method);
  const [choice, setChoice] = useState<Choice | null>(() => emptyChoice(kind));
  const [intent, setIntent] = useState<Intent | null>(null);
  const [isReviewing, setReviewing] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [revision, setRevision] = useState<number | null>(null);
  const { ballot: say } = words;

  const change = (changed: Choice) => {
    setChoice(changed);
    setIntent(null);
    setWrong(null);
  };
  const review = (event: FormEvent) => {
    event.preventDefault();
    const judged = judge(choice, () => checkedChoice(poll.method, choice!, { options, votingPower }));
    setWrong(judged.wrong);
    if (judged.choice === null) return;
    setIntent(intent ?? { choice: judged.choice, requestId: newRequestId() });
    setReviewing(true);
  };
  const cast = (castRevision: number) => {
    setChoice(emptyChoice(kind));
    setIntent(null);
    setReviewing(false);
    setRevision(castRevision);
  };

  if (isReviewing && intent !== null)
    return (
      <Review
        poll={poll}
        intent={intent}
        nameOf={nameOf}
        onCast={cast}
        onChange={() => setReviewing(false)}
      />
    );
  return (
    <>
      {revision === null ? null : <Slip key={revision} poll={poll} revision={revision} isNew />}
      <form autoComplete="off" noValidate onSubmit={review}>
        <p>{say.secret}</p>
        <p className="dim">{say.replace}</p>
        <ChoiceControls
          method={poll.method}
          options={options}
          votingPower={votingPower}
          choice={choice}
          nameOf={nameOf}
          onChange={change}
        />
        {wrong === null ? null : (
          <p className="wrong" role="alert">
            {wrong}
          </p>
        )}
        <div className="row">
          <button type="submit" className="primary">
            {say.review}
          </button>
        </div>
      </form>
    </>
  );
}

/** The choice as the server would take it, or its own sentence on why not. */
function judge(
  choice: Choice | null,
  checked: () => Choice,
): { readonly choice: Choice | null; readonly wrong: string | null } {
  if (choice === null) return { choice: null, wrong: words.ballot.chooseOne };
  try {
    return { choice: checked(), wrong: null };
  } catch (error) {
    if (error instanceof GameError) return { choice: null, wrong: error.message };
    throw error;
  }
}
