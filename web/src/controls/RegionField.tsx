import { regionsCreateRegion } from "../../../client/rooms/textBounds.ts";
import { namingWords } from "../words/pages/naming.ts";
import { TextField } from "./TextField.tsx";

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
      maxLength={regionsCreateRegion.regionId.most}
      value={value}
      onChange={(typed) => onChange(typed.trim())}
    />
  );
}
