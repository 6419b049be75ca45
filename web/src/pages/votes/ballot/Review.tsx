import { useEffect, useRef, useState } from "react";
import type { Poll } from "../../../../../functions/src/governance/polls/poll.ts";
import { Failure } from "../../../controls/states.tsx";
import { calls } from "../../../data/calls.ts";
import { linesOf } from "../../../votes/choices.ts";
import { words } from "../../../words/en.ts";
import type { Intent } from "./BallotForm.tsx";

interface ReviewProps {
  readonly poll: Poll;
  readonly intent: Intent;
  readonly nameOf: (option: string) => string;
  readonly onCast: (revision: number) => void;
  readonly onChange: () => void;
}

/** The ballot once more before it counts. Nothing is said to be cast before the server has said so. */
export function Review({ poll: { regionId, pollId }, intent, nameOf, onCast, onChange }: ReviewProps) {
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { ballot: say } = words;
  const send = async () => {
    setSending(true);
    setError(null);
    try {
      const { governance } = await calls();
      const { choice, requestId } = intent;
      const { revision } = await governance.castBallot({ regionId, pollId, choice, requestId });
      onCast(revision);
    } catch (failure) {
      setSending(false);
      setError(failure);
    }
  };
  return (
    <section aria-labelledby="review">
      <h3 id="review" ref={heading} tabIndex={-1}>
        {say.reviewTitle}
      </h3>
      <ol className="plain">
        {linesOf(intent.choice, nameOf, say.points.of).map((line) => (
          <li key={line}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ol>
      <p>{say.reviewWhy}</p>
      {error === null ? null : <Failure error={error} />}
      <div className="row">
        <button type="button" className="primary" disabled={isSending} onClick={() => void send()}>
          {isSending ? say.sending : say.send}
        </button>
        <button type="button" disabled={isSending} onClick={onChange}>
          {say.change}
        </button>
      </div>
    </section>
  );
}
