import { useState } from "react";
import { words } from "../words/en.ts";
import { Act } from "./Act.tsx";
import { TextField } from "./TextField.tsx";
import { wholeOf } from "./whole.ts";

interface AmountActProps {
  readonly label: string;
  readonly review: string;
  readonly confirm: string;
  /** What the amount is of. */
  readonly amount: string;
  /** Left empty it means all there is: null is sent. */
  readonly allowsAll?: boolean;
  readonly act: (amount: number | null, requestId: string) => Promise<string>;
}

/** What changes something by a whole amount. */
export function AmountAct({ label, review, confirm, amount, allowsAll = false, act }: AmountActProps) {
  const [typed, setTyped] = useState("");
  const whole = wholeOf(typed);
  const isAll = allowsAll && typed.trim() === "";
  const send = async (requestId: string) => {
    const said = await act(whole, requestId);
    setTyped("");
    return said;
  };
  return (
    <Act
      label={label}
      review={review}
      confirm={confirm}
      draft={typed}
      refusal={whole === null && !isAll ? words.states.notWhole : null}
      act={send}
    >
      <TextField
        label={amount}
        inputMode="numeric"
        autoComplete="off"
        maxLength={15}
        value={typed}
        onChange={setTyped}
      />
    </Act>
  );
}
