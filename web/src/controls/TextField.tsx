import type { InputHTMLAttributes, TextareaHTMLAttributes } from "react";

interface Text {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (value: string) => void;
}

type TextFieldProps = Text &
  Pick<InputHTMLAttributes<HTMLInputElement>, "autoComplete" | "inputMode" | "spellCheck">;

/** A line of text with its label. */
export function TextField({ label, onChange, ...input }: TextFieldProps) {
  return (
    <label>
      {label}
      <input {...input} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}

type TextAreaProps = Text & Pick<TextareaHTMLAttributes<HTMLTextAreaElement>, "rows">;

/** A text of several lines with its label. */
export function TextArea({ label, onChange, ...area }: TextAreaProps) {
  return (
    <label>
      {label}
      <textarea {...area} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
