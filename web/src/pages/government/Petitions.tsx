import { useState } from "react";
import { type Petition, petitionStateAt } from "../../../../functions/src/governance/petitions/petition.ts";
import { Act } from "../../controls/Act.tsx";
import { TextArea } from "../../controls/TextField.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { calls } from "../../data/calls.ts";
import { useGameTime } from "../../data/clock.ts";
import { useWatched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import { governmentWords } from "../../words/pages/government.ts";
import { OpenPetition } from "./OpenPetition.tsx";

const SHOWN = 10;
const MAX_ANSWER_CHARACTERS = 2_000;

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
  const say = governmentWords;
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
  const { regionId, petitionId, title, text, supporterCount, requiredCount, closesAt, answer } = petition;
  const state = petitionStateAt(petition, now);
  const say = governmentWords;
  const { overview } = words;
  const support = async (requestId: string) => {
    await (await calls()).governance.supportPetition({ regionId, petitionId, requestId });
    return say.supported;
  };
  const withdraw = async (requestId: string) => {
    await (await calls()).governance.withdrawSupport({ regionId, petitionId, requestId });
    return say.supportWithdrawn;
  };
  return (
    <>
      <h3>
        <bdi>{title}</bdi>
        <span className="tag">{say.states[state]}</span>
      </h3>
      <p>
        <bdi>{demandWords(petition.demand)}</bdi>
      </p>
      {text === "" ? null : <p className="written">{text}</p>}
      <p>{overview.support(supporterCount, requiredCount)}</p>
      {state === "collecting" ? <p className="dim">{overview.collecting(closesAt)}</p> : null}
      {answer === null ? null : <blockquote className="written">{answer.sentence}</blockquote>}
      {state === "collecting" && mayVote ? (
        <>
          <Act
            label={say.support(title)}
            review={say.supportReview}
            confirm={say.confirmSupport}
            act={support}
          />
          <Act
            label={say.withdrawSupport(title)}
            review={say.withdrawSupportReview}
            confirm={say.confirmWithdrawSupport}
            act={withdraw}
          />
        </>
      ) : null}
      {(state === "reached" || state === "unanswered") && mayAnswer ? <Answer petition={petition} /> : null}
    </>
  );
}

function demandWords(demand: Petition["demand"]): string {
  const { demands, office } = governmentWords;
  if (demand.kind === "election") return demands.election(office[demand.office]);
  if (demand.kind === "recall") return demands.recall(office[demand.office], demand.uid);
  return demands.referendum(demand.question);
}

function Answer({ petition: { regionId, petitionId, title } }: { readonly petition: Petition }) {
  const [sentence, setSentence] = useState("");
  const say = governmentWords;
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
        maxLength={MAX_ANSWER_CHARACTERS}
        value={sentence}
        onChange={setSentence}
      />
    </Act>
  );
}
