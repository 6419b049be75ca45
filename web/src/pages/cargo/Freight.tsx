import { useState } from "react";
import type { Goods } from "../../../../functions/src/ships/cargo/goods.ts";
import { RegionField } from "../../controls/RegionField.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { wholeOf } from "../../controls/whole.ts";
import { calls } from "../../data/calls.ts";
import { fieldWords } from "../../votes/fields.ts";
import { cargoWords } from "../../words/pages/cargo.ts";
import { PricedAct } from "./PricedAct.tsx";

interface FreightProps {
  readonly fromRegionId: string;
  readonly goods: Goods;
}

/** Sends stored goods to a depot in another region, wherever the pilot is. */
export function Freight({ fromRegionId, goods }: FreightProps) {
  const [toRegionId, setTo] = useState("");
  const [commodity, setCommodity] = useState(goods[0]!.commodity);
  const [typed, setTyped] = useState("");
  const units = wholeOf(typed);
  const say = cargoWords;
  const send = async (maxTotalCredits: number, requestId?: string) => {
    const { ships } = await calls();
    const { arrivesAt } = await ships.sendFreight({
      fromRegionId,
      toRegionId,
      goods: [{ commodity, units: units ?? 0 }],
      maxTotalCredits,
      requestId,
    });
    return say.sent(new Date(arrivesAt));
  };
  return (
    <details>
      <summary>{say.freight(fromRegionId)}</summary>
      <RegionField value={toRegionId} onChange={setTo} />
      <label>
        {say.good}
        <select value={commodity} onChange={(event) => setCommodity(event.target.value as typeof commodity)}>
          {goods.map((line) => (
            <option key={line.commodity} value={line.commodity}>
              {say.unitsOf(fieldWords(line.commodity), line.units)}
            </option>
          ))}
        </select>
      </label>
      <TextField
        label={say.units}
        inputMode="numeric"
        autoComplete="off"
        maxLength={3}
        value={typed}
        onChange={setTyped}
      />
      <PricedAct
        draft={JSON.stringify([toRegionId, commodity, units])}
        review={say.freightReview}
        confirm={say.confirmFreight}
        refusal={toRegionId === "" || units === null ? say.noFreight : null}
        send={send}
      />
    </details>
  );
}
