import { useState } from "react";
import { bought, redeemed } from "../../../../functions/src/regions/currency/conversion.ts";
import type { Currency } from "../../../../functions/src/regions/currency/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { ChoiceField } from "../../controls/ChoiceField.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { wholeOf } from "../../controls/whole.ts";
import { calls } from "../../data/calls.ts";
import { words } from "../../words/en.ts";
import { currencyWords } from "../../words/pages/currency.ts";
import { useRegional } from "../../words/regional.ts";

const GIVEN = ["credits", "units"] as const;
type Given = (typeof GIVEN)[number];

/** Changes credits into units, or units into credits, at the rate that stands here. */
export function Convert({ board }: { readonly board: Currency }) {
  const [give, setGive] = useState<Given>("credits");
  const [typed, setTyped] = useState("");
  const amount = wholeOf(typed);
  const { regionId, rateMillionths } = board;
  const say = useRegional(currencyWords);
  const convert = async (requestId: string) => {
    const { banking } = await calls();
    const input = { regionId, give, amount: amount!, rateMillionths, requestId };
    const { received, feeCredits } = await banking.convert(input);
    setTyped("");
    return say.converted(received, feeCredits, give);
  };
  return (
    <Act
      label={say.convert}
      review={say.convertReview}
      confirm={say.confirmConvert}
      draft={JSON.stringify([give, amount, rateMillionths])}
      refusal={amount === null ? words.states.notWhole : null}
      act={convert}
    >
      <ChoiceField
        label={say.give}
        value={give}
        choices={GIVEN}
        nameOf={(each) => say.given[each]}
        onChange={setGive}
      />
      <TextField
        label={say.amount}
        inputMode="numeric"
        autoComplete="off"
        maxLength={9}
        value={typed}
        onChange={setTyped}
      />
      {amount === null || rateMillionths === 0 ? null : <p>{foretold(give, amount, board)}</p>}
    </Act>
  );
}

/** By the functions that convert. */
function foretold(give: Given, amount: number, board: Currency): string {
  const { units, reserveCredits, feeCredits } =
    give === "credits" ? bought(amount, board) : redeemed(amount, board);
  return currencyWords.foretold(give === "credits" ? units : reserveCredits - feeCredits, feeCredits, give);
}
