import { useState } from "react";
import { LEAST_DAYS, MOST_DAYS } from "../../../../functions/src/banking/loans/loan.ts";
import { Act } from "../../controls/Act.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { wholeOf } from "../../controls/whole.ts";
import { calls } from "../../data/calls.ts";
import { words } from "../../words/en.ts";
import { bankWords } from "../../words/pages/bank.ts";
import { useRegional } from "../../words/regional.ts";
import { ShipSelect } from "./ShipSelect.tsx";

const USUAL_DAYS = "30";

interface BorrowProps {
  readonly regionId: string;
  readonly maxLoanCredits: number;
}

/** A loan, secured by the deposit or by a ship. */
export function Borrow({ regionId, maxLoanCredits }: BorrowProps) {
  const [amount, setAmount] = useState("");
  const [days, setDays] = useState(USUAL_DAYS);
  const [shipId, setShip] = useState("");
  const say = useRegional(bankWords);
  const borrow = async (requestId: string) => {
    const { banking } = await calls();
    const { owedCredits, dueAt } = await banking.borrow({
      regionId,
      amountCredits: Number(amount),
      days: Number(days),
      collateral: shipId === "" ? { kind: "deposit" } : { kind: "ship", shipId },
      requestId,
    });
    return say.borrowed(owedCredits, new Date(dueAt));
  };
  return (
    <Act
      label={say.borrow}
      review={say.borrowReview}
      confirm={say.confirmBorrow}
      draft={JSON.stringify([amount, days, shipId])}
      refusal={refusalOf(say, wholeOf(amount), wholeOf(days), maxLoanCredits)}
      act={borrow}
    >
      <TextField
        label={say.amount}
        inputMode="numeric"
        autoComplete="off"
        maxLength={10}
        value={amount}
        onChange={setAmount}
      />
      <TextField
        label={say.loanDays(LEAST_DAYS, MOST_DAYS)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={2}
        value={days}
        onChange={setDays}
      />
      <ShipSelect
        label={say.collateral}
        none={say.collaterals.deposit}
        optionOf={({ name, resaleCredits }) => say.shipOption(name, Math.floor(resaleCredits / 2))}
        chosen={shipId}
        onChoose={setShip}
      />
    </Act>
  );
}

function refusalOf(
  say: typeof bankWords,
  amount: number | null,
  days: number | null,
  maxLoanCredits: number,
): string | null {
  if (amount === null) return words.states.notWhole;
  if (amount > maxLoanCredits) return say.tooBig(maxLoanCredits);
  return days === null || days < LEAST_DAYS || days > MOST_DAYS ? say.daysBound(LEAST_DAYS, MOST_DAYS) : null;
}
