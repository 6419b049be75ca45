import { namingWords } from "../words/pages/naming.ts";
import { TextField } from "./TextField.tsx";

const MAX_REGION_CHARACTERS = 32;

interface RegionFieldProps {
  readonly label?: string;
  readonly value: string;
  readonly onChange: (regionId: string) => void;
}

/** Another region, by its id, without the spaces around it. */
export function RegionField({ label = namingWords.region, value, onChange }: RegionFieldProps) {
  return (
    <TextField
      label={label}
      autoComplete="off"
      spellCheck={false}
      maxLength={MAX_REGION_CHARACTERS}
      value={value}
      onChange={(typed) => onChange(typed.trim())}
    />
  );
}
