import { useState } from "react";
import { governanceAnswerPetition } from "../../../../client/rooms/textBounds.ts";
import { type Petition, petitionStateAt } from "../../../../functions/src/governance/petitions/petition.ts";
import { Act } from "../../controls/Act.tsx";
import { TextArea } from "../../controls/TextField.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { calls } from "../../data/calls.ts";
import { useGameTime } from "../../data/clock.ts";
import { useWatched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import { governmentWords } from "../../words/pages/government.ts";
import { useRegional } from "../../words/regional.ts";
import { OpenPetition } from "./OpenPetition.tsx";
import { Support } from "./Support.tsx";

const SHOWN = 10;

interface PetitionsProps {
  readonly regionId: string;
  readonly mayVote: boolean;
  readonly mayAnswer: boolean;
}

/** What citizens ask for: support, answers, and a new one. */
export function Petitions({ regionId, mayVote, mayAnswer }: PetitionsProps) {
  const now = useGameTime();
  const watched = useWatched<readonly Petition[]>({
    template: "regions/{regionId}/petitions",
    parameters: { regionId },
    orderBy: ["openedAt", "desc"],
    limit: SHOWN,
  });
  const say = useRegional(governmentWords);
  return (
    <>
      <WatchedList id="petitions" title={say.petitions} none={say.noPetitions} watched={watched}>
        {(petitions) => (
          <ul className="cards">
            {petitions.map((petition) => (
              <li key={petition.petitionId}>
                {now === null ? null : (
                  <Card petition={petition} now={new Date(now)} mayVote={mayVote} mayAnswer={mayAnswer} />
                )}
              </li>
            ))}
          </ul>
        )}
      </WatchedList>
      {mayVote ? <OpenPetition regionId={regionId} /> : null}
    </>
  );
}

interface CardProps extends Omit<PetitionsProps, "regionId"> {
  readonly petition: Petition;
  readonly now: Date;
}

function Card({ petition, now, mayVote, mayAnswer }: CardProps) {
  const { title, text, supporterCount, requiredCount, closesAt, answer } = petition;
  const state = petitionStateAt(petition, now);
  const say = useRegional(governmentWords);
  const { overview } = useRegional(words);
  return (
    <>
      <h3>
        <bdi>{title}</bdi>
        <span className="tag">{say.states[state]}</span>
      </h3>
      <p>
        <bdi>{demandWords(petition.demand, say)}</bdi>
      </p>
      {text === "" ? null : <p className="written">{text}</p>}
      <p>{overview.support(supporterCount, requiredCount)}</p>
      {state === "collecting" ? <p className="dim">{overview.collecting(closesAt)}</p> : null}
      {answer === null ? null : <blockquote className="written">{answer.sentence}</blockquote>}
      {state === "collecting" && mayVote ? <Support petition={petition} /> : null}
      {(state === "reached" || state === "unanswered") && mayAnswer ? <Answer petition={petition} /> : null}
    </>
  );
}

function demandWords(demand: Petition["demand"], { demands, office }: typeof governmentWords): string {
  if (demand.kind === "election") return demands.election(office[demand.office]);
  if (demand.kind === "recall") return demands.recall(office[demand.office], demand.uid);
  return demands.referendum(demand.question);
}

function Answer({ petition: { regionId, petitionId, title } }: { readonly petition: Petition }) {
  const [sentence, setSentence] = useState("");
  const say = useRegional(governmentWords);
  const answer = async (requestId: string) => {
    await (await calls()).governance.answerPetition({ regionId, petitionId, sentence, requestId });
    return say.isAnswered;
  };
  return (
    <Act
      label={say.answer(title)}
      review={say.answerReview}
      confirm={say.confirmAnswer}
      draft={sentence}
      act={answer}
    >
      <TextArea
        label={say.answerText}
        rows={4}
        maxLength={governanceAnswerPetition.sentence.most}
        value={sentence}
        onChange={setSentence}
      />
    </Act>
  );
}
