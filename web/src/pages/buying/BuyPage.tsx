import { Heading } from "../../controls/Heading.tsx";
import { Link } from "../../controls/Link.tsx";
import type { PageProps } from "../../page.ts";
import { useNewRegion } from "../../purchase/kept.ts";
import { isComplete, STEPS, type Step } from "../../purchase/newRegion.ts";
import { NotFound } from "../../shell/NotFound.tsx";
import { useViewer } from "../../shell/player.ts";
import { buyingWords } from "../../words/pages/buying.ts";
import { Basics } from "./Basics.tsx";
import { Review } from "./Review.tsx";
import { RulesStep } from "./RulesStep.tsx";

/** Buying a region, a step an address. What was typed is kept until it is bought. */
export default function BuyPage({ parameters }: PageProps) {
  const step = STEPS.find((name) => name === parameters.step);
  const { uid } = useViewer();
  const [draft, change] = useNewRegion(uid);
  const say = buyingWords;
  if (step === undefined) return <NotFound />;
  const next = STEPS[STEPS.indexOf(step) + 1];
  return (
    <>
      <Heading title={say.title(say.steps[step])} />
      <nav aria-label={say.stepsLabel}>
        <ul>
          {STEPS.map((each, index) => (
            <li key={each}>
              <Link to={addressOf(each)} current={each === step}>
                {say.stepOf(index + 1, say.steps[each])}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p>{say.why[step]}</p>
      {step === "basics" ? <Basics draft={draft} onChange={change} /> : null}
      {step === "review" ? <Review draft={draft} /> : null}
      {step === "basics" || step === "review" ? null : (
        <RulesStep step={step} draft={draft} onEdits={(edits) => change({ edits })} />
      )}
      {step === "review" || next === undefined ? null : (
        <p className="row">
          {isComplete(step, draft) ? (
            <Link to={addressOf(next)}>{say.next(say.steps[next])}</Link>
          ) : (
            <span className="dim">{say.notYet}</span>
          )}
        </p>
      )}
    </>
  );
}

const addressOf = (step: Step) => `/buy/${step}`;
