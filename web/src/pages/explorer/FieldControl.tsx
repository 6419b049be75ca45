import type { Field } from "../../explorer/fields.ts";
import { words } from "../../words/en.ts";

interface FieldControlProps {
  readonly field: Field;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

export function FieldControl({ field, value, onChange }: FieldControlProps) {
  const { path, kind, required, choices, bounds } = field;
  const id = `field-${path}`;
  const hint = [
    required ? words.explorer.required : words.explorer.optional,
    path === "requestId" ? words.explorer.requestId : bounds,
  ]
    .filter(Boolean)
    .join(", ");
  const common = { id, value, "aria-describedby": `${id}-hint`, autoComplete: "off" };
  return (
    <div>
      <label htmlFor={id}>{path}</label>
      {kind === "choice" ? (
        <select {...common} onChange={(event) => onChange(event.target.value)}>
          <option value="">–</option>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : kind === "json" ? (
        <textarea
          {...common}
          rows={3}
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <input
          {...common}
          inputMode={kind === "number" ? "numeric" : "text"}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      <p id={`${id}-hint`} className="dim">
        {hint}
      </p>
    </div>
  );
}
