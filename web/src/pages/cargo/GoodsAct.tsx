import { type ReactNode, useState } from "react";
import type { Goods } from "../../../../functions/src/ships/cargo/goods.ts";
import { Act } from "../../controls/Act.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { wholeOf } from "../../controls/whole.ts";
import { fieldWords } from "../../votes/fields.ts";
import { cargoWords } from "../../words/pages/cargo.ts";

interface GoodsActProps {
  readonly label: string;
  readonly review: string;
  readonly confirm: string;
  /** What there is to choose from. */
  readonly goods: Goods;
  readonly children?: ReactNode;
  /** What else the draft is of. */
  readonly draft?: string;
  readonly act: (goods: Goods, requestId: string) => Promise<string>;
}

/** What is done with units of some goods. */
export function GoodsAct({ label, review, confirm, goods, children, draft = "", act }: GoodsActProps) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const chosen = goods.flatMap(({ commodity }) => {
    const units = wholeOf(typed[commodity] ?? "");
    return units === null ? [] : [{ commodity, units }];
  });
  const isWrong = goods.some(
    ({ commodity, units }) =>
      (typed[commodity] ?? "").trim() !== "" &&
      (wholeOf(typed[commodity]!) ?? Number.POSITIVE_INFINITY) > units,
  );
  const say = cargoWords;
  const send = async (requestId: string) => {
    const said = await act(chosen, requestId);
    setTyped({});
    return said;
  };
  return (
    <Act
      label={label}
      review={review}
      confirm={confirm}
      draft={JSON.stringify([chosen, draft])}
      refusal={isWrong ? say.notThatMany : chosen.length === 0 ? say.noGoods : null}
      act={send}
    >
      {children}
      <div className="keyed-fields">
        {goods.map(({ commodity, units }) => (
          <TextField
            key={commodity}
            label={say.unitsOf(fieldWords(commodity), units)}
            inputMode="numeric"
            autoComplete="off"
            maxLength={7}
            value={typed[commodity] ?? ""}
            onChange={(value) => setTyped({ ...typed, [commodity]: value })}
          />
        ))}
      </div>
    </Act>
  );
}
