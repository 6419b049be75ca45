import { Called } from "./Called.tsx";
import { TextField } from "./TextField.tsx";

const MAX_UID_CHARACTERS = 128;

interface UidFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
}

/** Where a player is named by uid, with what they are called. */
export function UidField(props: UidFieldProps) {
  return (
    <>
      <TextField {...props} autoComplete="off" spellCheck={false} maxLength={MAX_UID_CHARACTERS} />
      <Called uid={props.value.trim()} />
    </>
  );
}
