import { useState } from "react";
import { bankingSupplyCurrency } from "../../../../client/rooms/textBounds.ts";
import type { Currency } from "../../../../functions/src/regions/currency/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { ChoiceField } from "../../controls/ChoiceField.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { wholeOf } from "../../controls/whole.ts";
import { calls } from "../../data/calls.ts";
import { words } from "../../words/en.ts";
import { currencyWords } from "../../words/pages/currency.ts";
import { useRegional } from "../../words/regional.ts";

const KINDS = ["back", "buy", "issue"] as const;
type Kind = (typeof KINDS)[number];

/** Backs the currency, buys units of it for the treasury, or issues some unbacked. */
export function SupplyCurrency({ board: { regionId, regime } }: { readonly board: Currency }) {
  const [kind, setKind] = useState<Kind>("back");
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const amount = wholeOf(typed);
  const say = useRegional(currencyWords);
  const supply = async (requestId: string) => {
    const { banking } = await calls();
    const supplied = kind === "issue" ? { kind, amountUnits: amount! } : { kind, amountCredits: amount! };
    const { units, rateMillionths } = await banking.supplyCurrency({
      regionId,
      supply: supplied,
      reason,
      requestId,
    });
    setTyped("");
    return say.supplied(units, rateMillionths);
  };
  const refusal =
    amount === null
      ? words.states.notWhole
      : reason.trim().length < bankingSupplyCurrency.reason.least
        ? say.noReason(bankingSupplyCurrency.reason.least)
        : null;
  return (
    <Act
      label={say.supply}
      review={say.supplyReview}
      confirm={say.confirmSupply}
      draft={JSON.stringify([kind, amount, reason])}
      refusal={refusal}
      act={supply}
    >
      <ChoiceField
        label={say.how}
        value={kind}
        choices={KINDS.filter((each) => each !== "issue" || regime === "float")}
        nameOf={(each) => say.kinds[each]}
        onChange={setKind}
      />
      <TextField
        label={say.amount}
        inputMode="numeric"
        autoComplete="off"
        maxLength={9}
        value={typed}
        onChange={setTyped}
      />
      <TextField
        label={say.reason}
        autoComplete="off"
        maxLength={bankingSupplyCurrency.reason.most}
        value={reason}
        onChange={setReason}
      />
    </Act>
  );
}
