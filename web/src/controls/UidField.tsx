import { TextField } from "./TextField.tsx";

const MAX_UID_CHARACTERS = 128;

interface UidFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
}

/** Where a player is named by uid. */
export function UidField(props: UidFieldProps) {
  return <TextField {...props} autoComplete="off" spellCheck={false} maxLength={MAX_UID_CHARACTERS} />;
}
