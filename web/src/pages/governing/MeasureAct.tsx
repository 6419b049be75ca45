import { type ReactNode, useState } from "react";
import { membershipBanMember } from "../../../../client/rooms/textBounds.ts";
import { Act } from "../../controls/Act.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { words } from "../../words/en.ts";

interface MeasureActProps {
  readonly label: string;
  readonly review: string;
  readonly confirm: string;
  /** What the review asks for beside the reason, and what of it would be sent. */
  readonly children?: ReactNode;
  readonly draft?: string;
  /** It can be done again, as upon others. */
  readonly again?: boolean;
  readonly act: (measure: { readonly reason: string; readonly requestId: string }) => Promise<string>;
}

/** An officer's act upon a member: it is reviewed, and has a reason that the member reads. */
export function MeasureAct({ children, draft = "", again = false, act, ...texts }: MeasureActProps) {
  const [reason, setReason] = useState("");
  return (
    <Act
      {...texts}
      once={!again}
      draft={JSON.stringify([draft, reason])}
      act={(requestId) => act({ reason, requestId })}
    >
      {children}
      <TextField
        label={words.members.reason}
        autoComplete="off"
        maxLength={membershipBanMember.reason.most}
        value={reason}
        onChange={setReason}
      />
    </Act>
  );
}
