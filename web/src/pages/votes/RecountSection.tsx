import { useEffect, useRef, useState } from "react";
import type { Poll } from "../../../../functions/src/governance/polls/poll.ts";
import { Failure } from "../../controls/states.tsx";
import { readPublished } from "../../data/published.ts";
import { recountBeside } from "../../votes/recount.ts";
import type { AnsweredRecount, Verdict } from "../../votes/verdict.ts";
import { words } from "../../words/en.ts";
import { FindBallot } from "./FindBallot.tsx";
import type { Subject } from "./useSubject.ts";

type Outcome =
  | { readonly answer: AnsweredRecount; readonly pages: readonly unknown[] }
  | { readonly error: unknown }
  | "counting"
  | null;

/** Repeats the count from what everybody can read, and finds a ballot in it by its receipt. */
export function RecountSection({ poll, subject }: { readonly poll: Poll; readonly subject: Subject }) {
  const [outcome, setOutcome] = useState<Outcome>(null);
  const ending = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    ending.current = controller;
    return () => controller.abort();
  }, []);
  const recount = async () => {
    const { signal } = ending.current;
    setOutcome("counting");
    try {
      const pages = await readPublished(poll);
      const answer = await recountBeside({ poll, pages, votedOn: subject.votedOn }, signal);
      setOutcome({ answer, pages });
    } catch (error) {
      if (!signal.aborted) setOutcome({ error });
    }
  };
  const { recount: say } = words.votes;
  const isPublished = poll.phase === "published" || poll.phase === "erased";
  return (
    <section aria-labelledby="recount">
      <h2 id="recount">{say.title}</h2>
      {poll.result?.tally == null ? <p>{say.nothing}</p> : null}
      {poll.result?.tally != null && !isPublished ? <p>{say.notYet}</p> : null}
      {poll.result?.tally != null && isPublished ? (
        <>
          <p>{say.why}</p>
          <button
            type="button"
            className="primary"
            disabled={outcome === "counting"}
            onClick={() => void recount()}
          >
            {say.button}
          </button>
          <div role="status">
            {outcome === "counting" ? <p>{say.counting}</p> : null}
            {outcome !== null && typeof outcome === "object" && "answer" in outcome ? (
              <Found answer={outcome.answer} />
            ) : null}
          </div>
          {outcome !== null && typeof outcome === "object" && "error" in outcome ? (
            <Failure error={outcome.error} />
          ) : null}
          {outcome !== null && typeof outcome === "object" && "pages" in outcome ? (
            <FindBallot pages={outcome.pages} nameOf={subject.nameOf} />
          ) : null}
        </>
      ) : null}
    </section>
  );
}

/** How a line of the verdict reads: it agrees, it differs, or nobody can tell here. */
type Finding = "right" | "wrong" | "open";

const MARKS: Readonly<Record<Finding, string>> = { right: "✓", wrong: "✗", open: "–" };

function Found({ answer }: { readonly answer: AnsweredRecount }) {
  const { recount: say } = words.votes;
  if (answer === null) return <p className="notice">{say.failed}</p>;
  const findings = findingsOf(answer);
  const isRight = findings.every(([, finding]) => finding !== "wrong");
  return (
    <>
      <p>
        {say.done(answer.ballots)} <b>{isRight ? say.allRight : say.differs}</b>
      </p>
      <dl className="facts">
        {findings.map(([name, finding, sentence]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <b className={finding === "wrong" ? "wrong" : undefined}>
                {MARKS[finding]} {say[finding]}
              </b>
              <br />
              {sentence}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function findingsOf(verdict: Verdict): (readonly [name: string, finding: Finding, sentence: string])[] {
  const { recount: say } = words.votes;
  const judged = (name: "isComplete" | "secretKept" | "agrees" | "follows") => {
    const [title, proof] = say.checks[name];
    return [title, verdict[name] ? "right" : "wrong", proof] as const;
  };
  return [
    judged("isComplete"),
    judged("secretKept"),
    contentOf(verdict),
    judged("agrees"),
    judged("follows"),
  ];
}

function contentOf({ content }: Verdict): readonly [name: string, finding: Finding, sentence: string] {
  const { recount: say } = words.votes;
  const [title, proof] = say.checks.contentKept;
  if (content === "nothing") return [title, "open", say.nothingFixed];
  if (content === "unreadable") return [title, "open", say.unreadable];
  return [title, content === "kept" ? "right" : "wrong", proof];
}
