import type { Nomination } from "../../../../functions/src/governance/elections/candidacy.ts";
import type { Poll } from "../../../../functions/src/governance/polls/poll.ts";
import { Fact } from "../../controls/Fact.tsx";
import { notHere } from "../../controls/states.tsx";
import type { Watched } from "../../data/watch.ts";
import { fieldWords } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";
import { LawTable } from "./LawTable.tsx";
import type { Subject } from "./useSubject.ts";
import { valueWords } from "./valueWords.ts";

/** What is voted on: a law by its fields, a question, an office, a treaty, or who stands. */
export function Question({ poll, subject }: { readonly poll: Poll; readonly subject: Subject }) {
  const { votes: say } = words;
  return (
    <section aria-labelledby="question">
      <h2 id="question">{poll.subject.kind === "election" ? say.candidates : say.question}</h2>
      {poll.subject.kind === "proposal" ? <ProposalContent poll={poll} subject={subject} /> : null}
      {poll.subject.kind === "treaty" ? <TreatyTerms subject={subject} /> : null}
      {poll.subject.kind === "election" ? <Candidates poll={poll} subject={subject} /> : null}
    </section>
  );
}

/** In the place of a document that the player may not see, or that is not there. */
function missing(watched: Watched<unknown>) {
  const { votes: say } = words;
  if (watched.state === "here")
    return watched.value === undefined ? <p className="notice">{say.gone}</p> : null;
  return notHere(watched, say.notYours);
}

function ProposalContent({ poll, subject }: { readonly poll: Poll; readonly subject: Subject }) {
  const { votes: say } = words;
  const { proposal } = subject;
  if (proposal.state !== "here" || proposal.value === undefined) return missing(proposal);
  const { content, rationale } = proposal.value;
  return (
    <>
      {content.kind === "law" ? <LawTable poll={poll} change={content.change} /> : null}
      {content.kind === "referendum" ? (
        <blockquote>
          <bdi>{content.question}</bdi>
        </blockquote>
      ) : null}
      {content.kind === "recall" ? <p>{say.recall(say.offices[content.office])}</p> : null}
      {rationale === "" ? null : (
        <>
          <h3>{say.rationale}</h3>
          <p className="written">{rationale}</p>
        </>
      )}
    </>
  );
}

function TreatyTerms({ subject: { treaty } }: { readonly subject: Subject }) {
  const clauses = treaty.state === "here" ? (treaty.value?.offer ?? treaty.value?.agreement ?? null) : null;
  if (clauses === null) return missing(treaty);
  const { type, ...terms } = clauses.terms;
  const { termDays, noticeDays } = clauses;
  return (
    <dl className="facts">
      <Fact name={fieldWords("type")}>{fieldWords(type)}</Fact>
      {Object.entries({ ...terms, termDays, noticeDays }).map(([name, value]) => (
        <Fact key={name} name={fieldWords(name)}>
          {valueWords(name, value)}
        </Fact>
      ))}
    </dl>
  );
}

interface CandidatesProps {
  readonly poll: Poll;
  readonly subject: Subject;
}

function Candidates({ poll: { options }, subject: { candidates, election, nameOf } }: CandidatesProps) {
  const { votes: say } = words;
  const lone = election.state === "here" ? election.value?.loneCandidateUid : undefined;
  // Until voting opens those are shown who have accepted.
  const stands = ({ uid, acceptedAt, withdrawnAt }: Nomination) =>
    options === null ? acceptedAt !== null && withdrawnAt === null : uid === lone || options.includes(uid);
  return (
    <>
      {lone ? <p>{say.lone(nameOf(lone))}</p> : null}
      {notHere(candidates, say.notYours)}
      {candidates.state !== "here" ? null : (
        <ul className="cards">
          {candidates.value.filter(stands).map(({ uid, name, platform }) => (
            <li key={uid}>
              <h3>
                <bdi>{name}</bdi>
              </h3>
              <p className="written">{platform === "" ? say.noPlatform : platform}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
