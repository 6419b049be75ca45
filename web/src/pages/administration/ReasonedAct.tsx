import { type ReactNode, useState } from "react";
import { Act } from "../../controls/Act.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { administration } from "../../words/administration.ts";
import { REASONS } from "./bounds.ts";

interface ReasonedActProps {
  readonly label: string;
  readonly review: string;
  readonly confirm: string;
  /** Who reads the reason. */
  readonly reader: keyof typeof REASONS;
  /** What the review asks for beside the reason, and what of it would be sent. */
  readonly children?: ReactNode;
  readonly draft?: string;
  readonly refusal?: string | null;
  readonly act: (given: { readonly reason: string; readonly requestId: string }) => Promise<string>;
}

/** An administrator's act: it is reviewed, and has a reason. */
export function ReasonedAct({
  reader,
  children,
  draft = "",
  refusal = null,
  act,
  ...texts
}: ReasonedActProps) {
  const [reason, setReason] = useState("");
  const { least, most } = REASONS[reader];
  const { reason: say } = administration;
  return (
    <Act
      {...texts}
      draft={JSON.stringify([draft, reason])}
      refusal={refusal ?? (reason.trim().length < least ? say.short(least) : null)}
      act={async (requestId) => {
        const said = await act({ reason, requestId });
        setReason("");
        return said;
      }}
    >
      {children}
      <TextField
        label={say[reader]}
        autoComplete="off"
        maxLength={most}
        value={reason}
        onChange={setReason}
      />
    </Act>
  );
}
