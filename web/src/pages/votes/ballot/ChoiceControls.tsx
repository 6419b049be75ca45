import { kindOf } from "../../../../../functions/src/governance/polls/tally/choice.ts";
import type { Choice, Method } from "../../../../../functions/src/governance/polls/tally/schema.ts";
import { type ChoiceOf, toggled } from "../../../votes/choices.ts";
import { words } from "../../../words/en.ts";
import { PointsControls } from "./PointsControls.tsx";
import { RankingControls } from "./RankingControls.tsx";

export interface OptionsProps {
  readonly options: readonly string[];
  readonly nameOf: (option: string) => string;
}

interface ChoiceControlsProps extends OptionsProps {
  readonly method: Method;
  readonly votingPower: number;
  readonly choice: Choice | null;
  readonly onChange: (choice: Choice) => void;
}

/** The controls that a method's ballot is filled in with. */
export function ChoiceControls({
  method,
  options,
  votingPower,
  choice,
  nameOf,
  onChange,
}: ChoiceControlsProps) {
  const shared = { options, nameOf, onChange };
  switch (kindOf(method)) {
    case "one":
      return <OneControls {...shared} chosen={choice?.kind === "one" ? choice.option : null} />;
    case "several":
      return <SeveralControls {...shared} choice={choice as ChoiceOf<"several">} />;
    case "points":
      return (
        <PointsControls
          {...shared}
          choice={choice as ChoiceOf<"points">}
          isQuadratic={method === "quadratic"}
          votingPower={votingPower}
        />
      );
    case "ranking":
      return <RankingControls {...shared} choice={choice as ChoiceOf<"ranking">} />;
  }
}

interface OneProps extends OptionsProps {
  readonly chosen: string | null;
  readonly onChange: (choice: Choice) => void;
}

function OneControls({ options, nameOf, chosen, onChange }: OneProps) {
  return (
    <fieldset className="options">
      <legend>{words.ballot.one}</legend>
      {options.map((option) => (
        <label key={option} className="check">
          <input
            type="radio"
            name="option"
            autoComplete="off"
            checked={option === chosen}
            onChange={() => onChange({ kind: "one", option })}
          />
          <bdi>{nameOf(option)}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

interface SeveralProps extends OptionsProps {
  readonly choice: ChoiceOf<"several">;
  readonly onChange: (choice: Choice) => void;
}

function SeveralControls({ options, nameOf, choice, onChange }: SeveralProps) {
  return (
    <fieldset className="options">
      <legend>{words.ballot.several}</legend>
      {options.map((option) => (
        <label key={option} className="check">
          <input
            type="checkbox"
            autoComplete="off"
            checked={choice.options.includes(option)}
            onChange={() => onChange(toggled(choice, option))}
          />
          <bdi>{nameOf(option)}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
