import { type PassageState, stateOf } from "../../../../functions/src/ships/passages/passage.ts";
import type { Passage as PassageDocument, Place } from "../../../../functions/src/ships/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { Fact } from "../../controls/Fact.tsx";
import { notHere, Stale } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useGameTime } from "../../data/clock.ts";
import { useWatched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import { goodsWords } from "../trade/goodsWords.ts";

/** A passage under way, as its facts and the time have it. */
export function Passage({ passageId }: { readonly passageId: string }) {
  const watched = useWatched<PassageDocument | undefined>({
    template: "passages/{passageId}",
    parameters: { passageId },
  });
  const now = useGameTime();
  const { travel: say } = words;
  return (
    <section aria-labelledby="passage">
      <h2 id="passage">{say.underWay}</h2>
      <Stale watched={watched} />
      {notHere(watched)}
      {watched.state === "here" && watched.value !== undefined && now !== null ? (
        <UnderWay passageId={passageId} passage={watched.value} now={new Date(now)} />
      ) : null}
    </section>
  );
}

interface UnderWayProps {
  readonly passageId: string;
  readonly passage: PassageDocument;
  readonly now: Date;
}

function UnderWay({ passageId, passage, now }: UnderWayProps) {
  const { from, to, feeCredits, duty, manifest } = passage;
  const state = stateOf(passage, now);
  const { travel: say } = words;
  const callOff = async (requestId: string) => {
    await (await calls()).ships.callOffPassage({ passageId, requestId });
    return say.calledOff;
  };
  const complete = async (requestId: string) => {
    const { outcome } = await (await calls()).ships.completePassage({ passageId, requestId });
    return say.outcome[outcome];
  };
  return (
    <>
      <p>
        {say.fromTo(placeWords(from), placeWords(to))}. {whenOf(passage, state, now)}
      </p>
      <dl className="facts">
        <Fact name={say.state}>
          <b>{say.states[state]}</b>
        </Fact>
        <Fact name={say.fee}>{words.credits(feeCredits)}</Fact>
        <Fact name={say.duty}>
          {words.credits(duty.reduce((sum, { dutyCredits }) => sum + dutyCredits, 0))}
        </Fact>
        <Fact name={say.manifest}>{goodsWords(manifest)}</Fact>
      </dl>
      {state === "customs" ? (
        <Act label={say.callOff} review={say.callOffReview} confirm={say.confirmCallOff} act={callOff} />
      ) : null}
      {state === "due" || state === "overdue" ? (
        <Act label={say.complete} review={say.completeReview} confirm={say.confirmComplete} act={complete} />
      ) : null}
    </>
  );
}

const placeWords = ({ regionId, sectorNumber }: Place) => `${regionId}.${sectorNumber}`;

function whenOf({ customsUntil, arrivesAt }: PassageDocument, state: PassageState, now: Date): string {
  const { travel: say } = words;
  if (state === "customs") return say.customsFor(words.duration(customsUntil.getTime() - now.getTime()));
  return state === "inTransit" ? say.arrivesIn(words.duration(arrivesAt.getTime() - now.getTime())) : "";
}
