import { useState } from "react";
import { bankingNameCurrency } from "../../../../client/rooms/textBounds.ts";
import { codeField } from "../../../../functions/src/regions/currency/code.ts";
import { Act } from "../../controls/Act.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { currencyWords } from "../../words/pages/currency.ts";
import { useRegional } from "../../words/regional.ts";

/** Gives the currency its code and name, as long as none is in force. */
export function NameCurrency({ regionId }: { readonly regionId: string }) {
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  const say = useRegional(currencyWords);
  const save = async (requestId: string) => {
    await (await calls()).banking.nameCurrency({ regionId, code, name: name.trim(), requestId });
    return say.named;
  };
  const isRight = codeField.safeParse(code).success && name.trim().length >= bankingNameCurrency.name.least;
  return (
    <Act
      label={say.naming}
      review={say.namingReview}
      confirm={say.confirmNaming}
      draft={JSON.stringify([code, name])}
      refusal={isRight ? null : say.badName}
      act={save}
    >
      <TextField
        label={say.code}
        autoComplete="off"
        spellCheck={false}
        maxLength={bankingNameCurrency.code.most}
        value={code}
        onChange={(typed) => setCode(typed.toUpperCase())}
      />
      <TextField
        label={say.nameField}
        autoComplete="off"
        maxLength={bankingNameCurrency.name.most}
        value={name}
        onChange={setName}
      />
    </Act>
  );
}
