import { type Poll, pollStateAt } from "../../../../functions/src/governance/polls/poll.ts";
import { Heading } from "../../controls/Heading.tsx";
import { Link } from "../../controls/Link.tsx";
import { Contained, notHere, Stale } from "../../controls/states.tsx";
import { useGameTime } from "../../data/clock.ts";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { words } from "../../words/en.ts";
import { BallotSection } from "./ballot/BallotSection.tsx";
import { ReceiptsAgain } from "./ballot/ReceiptsAgain.tsx";
import { Candidacy } from "./Candidacy.tsx";
import { Question } from "./Question.tsx";
import { RecountSection } from "./RecountSection.tsx";
import { Result } from "./Result.tsx";
import { useSubject } from "./useSubject.ts";
import { VoteFacts } from "./VoteFacts.tsx";

/** One vote: what it asks, the ballot while it is open, and afterwards what came of it and how to count it again. */
export default function VotePage({ parameters }: PageProps) {
  const { regionId, pollId } = parameters as { regionId: string; pollId: string };
  const watched = useWatched<Poll | undefined>({
    template: "regions/{regionId}/polls/{pollId}",
    parameters: { regionId, pollId },
  });
  const poll = watched.state === "here" ? watched.value : undefined;
  const { votes: say } = words;
  return (
    <>
      <Heading key={poll?.title} title={poll?.title ?? say.one}>
        <bdi>{poll?.title ?? say.one}</bdi>
      </Heading>
      <p>
        <Link to={`/votes/${regionId}`}>{say.list}</Link>
      </p>
      <Stale watched={watched} />
      {notHere(watched)}
      {watched.state === "here" && poll === undefined ? (
        <p className="notice">{say.unknown(pollId)}</p>
      ) : null}
      {poll === undefined ? null : <Vote poll={poll} />}
    </>
  );
}

function Vote({ poll }: { readonly poll: Poll }) {
  const now = useGameTime();
  const subject = useSubject(poll);
  if (now === null) return null;
  const state = pollStateAt(poll, new Date(now));
  const isOver = state === "closed";
  return (
    <>
      <VoteFacts poll={poll} state={state} now={now} />
      <Contained>
        <Question poll={poll} subject={subject} />
      </Contained>
      {state === "called" && poll.subject.kind === "election" ? (
        <Contained>
          <Candidacy poll={poll} subject={subject} />
        </Contained>
      ) : null}
      {state === "voting" && poll.phase === "open" && poll.options !== null ? (
        <Contained>
          <BallotSection poll={poll} options={poll.options} nameOf={subject.nameOf} />
        </Contained>
      ) : null}
      {isOver && poll.result !== null ? (
        <Contained>
          <Result poll={poll} result={poll.result} nameOf={subject.nameOf} />
          <RecountSection poll={poll} subject={subject} />
        </Contained>
      ) : null}
      {state === "cancelled" ? <p className="notice">{words.votes.result.callOff}</p> : null}
      {state === "voting" || isOver ? <ReceiptsAgain poll={poll} /> : null}
    </>
  );
}
