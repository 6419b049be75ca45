import { useEffect, useRef, useState } from "react";
import type { Poll } from "../../../../../functions/src/governance/polls/poll.ts";
import { Fact } from "../../../controls/Fact.tsx";
import { Failure, Loading } from "../../../controls/states.tsx";
import { calls } from "../../../data/calls.ts";
import { useAnswer } from "../../../data/useAnswer.ts";
import { words } from "../../../words/en.ts";

interface SlipProps {
  readonly poll: Poll;
  readonly revision: number;
  /** Right after casting: then it takes the focus, and says so. */
  readonly isNew?: boolean;
}

/** What a voter keeps to find the ballot again. The page does not keep it, and the choice is not on it. */
export function Slip({ poll, revision, isNew = false }: SlipProps) {
  const { regionId, pollId, title } = poll;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isNew) heading.current?.focus();
  }, [isNew]);
  const answer = useAnswer(`${pollId} ${revision}`, async (signal) => {
    const { governance } = await calls();
    return governance.getReceipts({ regionId, pollId, revision }, { signal });
  });
  const { slip: say } = words.ballot;
  return (
    <section className="notice" aria-labelledby={`slip-${revision}`}>
      <h3 id={`slip-${revision}`} ref={heading} tabIndex={-1}>
        {isNew ? `${say.cast} ` : ""}
        {say.title}
      </h3>
      <p>{say.keep}</p>
      <dl className="facts">
        <Fact name={say.vote}>{pollId}</Fact>
        <Fact name={say.revision}>{revision}</Fact>
        <Fact name={say.receipts}>
          {answer.state === "asking" ? <Loading /> : null}
          {answer.state === "here" ? <Receipts receipts={answer.value.receipts} /> : null}
          {answer.state === "failed" ? <Failure error={answer.error} onRetry={answer.again} /> : null}
        </Fact>
      </dl>
      {answer.state === "here" ? (
        <Keep
          name={say.file(pollId)}
          text={say.text({ title, regionId, pollId, revision, receipts: answer.value.receipts.join("\n") })}
        />
      ) : null}
    </section>
  );
}

function Receipts({ receipts }: { readonly receipts: readonly string[] }) {
  return (
    <ul className="plain receipts">
      {receipts.map((receipt) => (
        <li key={receipt}>{receipt}</li>
      ))}
    </ul>
  );
}

function Keep({ name, text }: { readonly name: string; readonly text: string }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const { slip: say } = words.ballot;
  // The clipboard is absent on plain http.
  const copy = () =>
    Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <div className="row">
        <button type="button" onClick={() => void copy()}>
          {say.copy}
        </button>
        <button type="button" onClick={() => save(name, text)}>
          {say.save}
        </button>
      </div>
      <p role="status">{copied === null ? "" : copied ? say.copied : say.notCopied}</p>
    </>
  );
}

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
