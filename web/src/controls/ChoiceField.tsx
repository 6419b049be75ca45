interface ChoiceFieldProps<Choice extends string> {
  readonly label: string;
  readonly value: Choice;
  readonly choices: readonly Choice[];
  readonly nameOf: (choice: Choice) => string;
  readonly onChange: (choice: Choice) => void;
}

/** One of several choices, with its label. */
export function ChoiceField<Choice extends string>({
  label,
  value,
  choices,
  nameOf,
  onChange,
}: ChoiceFieldProps<Choice>) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value as Choice)}>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {nameOf(choice)}
          </option>
        ))}
      </select>
    </label>
  );
}
