import { type ReactNode, useState } from "react";
import { namingWords } from "../words/pages/naming.ts";
import { Act } from "./Act.tsx";
import { UidField } from "./UidField.tsx";

interface PlayerActProps {
  readonly label: string;
  readonly review: string;
  readonly confirm: string;
  /** What else is asked for, and what of it would be sent. */
  readonly children?: ReactNode;
  readonly draft?: string;
  readonly refusal?: string | null;
  readonly act: (uid: string, requestId: string) => Promise<string>;
}

/** What changes something for one player, who is named in the form. */
export function PlayerAct({ children, draft = "", refusal = null, act, ...says }: PlayerActProps) {
  const [typed, setTyped] = useState("");
  const uid = typed.trim();
  return (
    <Act
      {...says}
      draft={`${uid} ${draft}`}
      refusal={uid === "" ? namingWords.noPlayer : refusal}
      act={(requestId) => act(uid, requestId)}
    >
      <UidField label={namingWords.player} value={typed} onChange={setTyped} />
      {children}
    </Act>
  );
}
