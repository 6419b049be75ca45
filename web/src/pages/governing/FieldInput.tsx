import type { FieldForm } from "../../settings/fields.ts";
import { words } from "../../words/en.ts";
import { FlagsInput } from "./FlagsInput.tsx";
import { hintOf } from "./formWords.ts";

export interface FieldInputProps {
  readonly form: FieldForm;
  readonly label: string;
  readonly text: string;
  /** Undefined where it is what the field asks for. */
  readonly wrongLine: number | null | undefined;
  readonly onChange: (text: string) => void;
}

const ROWS = { text: 8, lines: 4, pairs: 4, rows: 4 } as const;

/** The control of one field, with what it takes, and what of it is wrong. */
export function FieldInput({ form, label, text, wrongLine, onChange }: FieldInputProps) {
  const id = `field-${form.path}`;
  const hint = hintOf(form);
  const isWrong = wrongLine !== undefined;
  const common = {
    id,
    value: text,
    autoComplete: "off",
    "aria-invalid": isWrong,
    "aria-describedby": `${id}-hint`,
  };
  if (form.kind === "flags") return <FlagsInput form={form} label={label} text={text} onChange={onChange} />;
  if (form.kind === "switch")
    return (
      <label className="check">
        <input
          type="checkbox"
          checked={text === "true"}
          onChange={(event) => onChange(String(event.target.checked))}
        />
        {label}
      </label>
    );
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {form.kind === "choice" ? (
        <select {...common} onChange={(event) => onChange(event.target.value)}>
          {form.choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : form.kind === "number" || form.kind === "line" ? (
        <input
          {...common}
          inputMode={form.kind === "number" ? "decimal" : "text"}
          maxLength={form.kind === "line" ? form.maxCharacters : 16}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <textarea {...common} rows={ROWS[form.kind]} onChange={(event) => onChange(event.target.value)} />
      )}
      <p id={`${id}-hint`} className={isWrong ? "wrong" : "dim"}>
        {isWrong ? `${wrongWords(wrongLine)} ` : ""}
        {hint}
      </p>
    </div>
  );
}

function wrongWords(line: number | null): string {
  const { governing: say } = words;
  return line === null ? say.wrong : say.wrongLine(line);
}
