import type { FieldForm } from "../../settings/fields.ts";
import { BY_DEFAULT } from "../../settings/typed.ts";
import { fieldWords } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";

interface FlagsInputProps {
  readonly form: Extract<FieldForm, { kind: "flags" }>;
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Several of what there is, a check box each, in the order of the schema. */
export function FlagsInput({ form: { choices, orDefault }, label, text, onChange }: FlagsInputProps) {
  const chosen = text === BY_DEFAULT ? [] : text.split("\n");
  const toggle = (choice: string) =>
    onChange(choices.filter((other) => chosen.includes(other) !== (other === choice)).join("\n"));
  const { governing: say } = useRegional(words);
  return (
    <fieldset className="options">
      <legend>{label}</legend>
      {orDefault ? (
        <label className="check">
          <input
            type="checkbox"
            checked={text === BY_DEFAULT}
            onChange={(event) => onChange(event.target.checked ? BY_DEFAULT : "")}
          />
          {say.byDefault}
        </label>
      ) : null}
      {text === BY_DEFAULT ? null : (
        <div className="filters">
          {choices.map((choice) => (
            <label key={choice} className="check">
              <input type="checkbox" checked={chosen.includes(choice)} onChange={() => toggle(choice)} />
              {choice.includes(".") ? `${choice.split(".")[0]}: ${fieldWords(choice)}` : fieldWords(choice)}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}
