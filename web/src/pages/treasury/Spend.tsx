import { useState } from "react";
import { treasurySpend } from "../../../../client/rooms/textBounds.ts";
import { Act } from "../../controls/Act.tsx";
import { Called } from "../../controls/Called.tsx";
import { ChoiceField } from "../../controls/ChoiceField.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";

const PAYABLE = ["grants", "aid"] as const;
type Payable = (typeof PAYABLE)[number];

const MAX_CHARACTERS = { payee: 128, amount: 10 } as const;

interface SpendProps {
  readonly regionId: string;
  readonly leftCredits: (purpose: Payable) => number;
}

/** A grant to a player, or aid to another region, within what is left of the month's appropriation. */
export function Spend({ regionId, leftCredits }: SpendProps) {
  const [purpose, setPurpose] = useState<Payable>("grants");
  const [payee, setPayee] = useState("");
  const [amount, setAmount] = useState("");
  const [reason, setReason] = useState("");
  const { treasury: say } = useRegional(words);
  const amountCredits = Number(amount);
  const spend = async (requestId: string) => {
    const { treasury } = await calls();
    const payment =
      purpose === "grants" ? { purpose, payeeUid: payee.trim() } : { purpose, payeeRegionId: payee.trim() };
    const { leftCredits: left } = await treasury.spend({
      regionId,
      payment,
      amountCredits,
      reason,
      requestId,
    });
    setAmount("");
    setReason("");
    return say.paid(left);
  };
  return (
    <Act
      label={say.spend}
      review={say.spendReview}
      confirm={say.confirmSpend}
      draft={JSON.stringify([purpose, payee, amount, reason])}
      refusal={refusalOf(say, amountCredits, leftCredits(purpose))}
      act={spend}
    >
      <ChoiceField
        label={say.spendFor}
        value={purpose}
        choices={PAYABLE}
        nameOf={(each) => say.purposes[each]}
        onChange={setPurpose}
      />
      <TextField
        label={say.payee[purpose]}
        autoComplete="off"
        spellCheck={false}
        maxLength={MAX_CHARACTERS.payee}
        value={payee}
        onChange={setPayee}
      />
      {purpose === "grants" ? <Called uid={payee.trim()} /> : null}
      <TextField
        label={say.amount}
        inputMode="numeric"
        autoComplete="off"
        maxLength={MAX_CHARACTERS.amount}
        value={amount}
        onChange={setAmount}
      />
      <TextField
        label={say.reason}
        autoComplete="off"
        maxLength={treasurySpend.reason.most}
        value={reason}
        onChange={setReason}
      />
    </Act>
  );
}

function refusalOf(say: typeof words.treasury, amountCredits: number, left: number): string | null {
  if (!Number.isInteger(amountCredits) || amountCredits < 1) return say.noAmount;
  return amountCredits > left ? say.tooMuch(left) : null;
}
