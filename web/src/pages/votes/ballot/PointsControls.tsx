import { MAX_VOTING_POWER } from "../../../../../functions/src/governance/polls/tally/schema.ts";
import { Scrolling } from "../../../controls/Scrolling.tsx";
import { type ChoiceOf, given, quadraticCost, spending } from "../../../votes/choices.ts";
import { words } from "../../../words/en.ts";
import type { OptionsProps } from "./ChoiceControls.tsx";

interface PointsProps extends OptionsProps {
  readonly choice: ChoiceOf<"points">;
  readonly isQuadratic: boolean;
  readonly votingPower: number;
  readonly onChange: (choice: ChoiceOf<"points">) => void;
}

/** Whole points for each option; on a quadratic ballot n votes cost n². */
export function PointsControls({ options, nameOf, choice, isQuadratic, votingPower, onChange }: PointsProps) {
  const { points: say } = words.ballot;
  const { spent, budget } = spending(choice, isQuadratic, votingPower);
  const maximum = isQuadratic ? MAX_VOTING_POWER : votingPower;
  return (
    <fieldset className="options">
      <legend>{isQuadratic ? say.quadratic : say.legend}</legend>
      {isQuadratic ? <Costs /> : null}
      {options.map((option, index) => (
        <div key={option} className="row">
          <label htmlFor={`points-${index}`} className="points-name">
            <bdi>{nameOf(option)}</bdi>
          </label>
          <input
            id={`points-${index}`}
            type="number"
            inputMode="numeric"
            autoComplete="off"
            min={0}
            max={maximum}
            value={choice.points[option] ?? 0}
            onChange={(event) => onChange(given(choice, option, event.target.valueAsNumber || 0))}
          />
          {isQuadratic ? (
            <span className="dim">{say.cost(quadraticCost(choice.points[option] ?? 0))}</span>
          ) : null}
        </div>
      ))}
      <p role="status" className={spent > budget ? "wrong" : "sum"}>
        {isQuadratic ? say.spentCredits(spent, budget) : say.spent(spent, budget)}
      </p>
    </fieldset>
  );
}

function Costs() {
  const { points: say } = words.ballot;
  const votes = Array.from({ length: MAX_VOTING_POWER }, (_, index) => index + 1);
  return (
    <Scrolling label={say.costs}>
      <table>
        <caption>{say.costs}</caption>
        <tbody>
          <tr>
            <th scope="row">{say.votes}</th>
            {votes.map((count) => (
              <td key={count}>{count}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{say.credits}</th>
            {votes.map((count) => (
              <td key={count}>{quadraticCost(count)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </Scrolling>
  );
}
